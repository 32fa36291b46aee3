package org.anydoor.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.anydoor.AnydoorTest;
import org.anydoor.platform.access.StaffClient;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** What somebody wrote at length is shown again where it is refused; script in it stays words there too. */
@AnydoorTest
class HostileAreaTests {
    /** Longer than any area takes, so that each form is refused and nothing changes. */
    private static final String TOO_LONG = HostileInputTests.HOSTILE + "x".repeat(20_000);

    private static final Pattern SHOWN_AGAIN = Pattern.compile("<textarea[^>]*>[^<]*qxs\\(\\)[^<]*</textarea>");

    @LocalServerPort
    private int port;

    private final MatrixFixtures fixtures;
    private final List<String> wrong = new ArrayList<>();

    HostileAreaTests(@Autowired ApplicationContext program) {
        this.fixtures = new MatrixFixtures(program);
    }

    @Test
    void scriptInARefusedAreaOfStaffStaysWords() {
        StaffClient navigator = StaffClient.signedIn(port, "navigator");
        String newReferral = "/app/care/new?service=" + fixtures.service();
        int areas = 0;
        for (String page :
                List.of("/app/intake/" + fixtures.id("concern"), newReferral, "/app/concerns/new?door=operator")) {
            areas += refuse(navigator, navigator.get(page), page);
        }
        StaffClient shelter = StaffClient.signedIn(port, "shelter");
        String organisation = "/app/directory/organisation/new";
        areas += refuse(shelter, shelter.get(organisation), organisation);
        assertThat(wrong).isEmpty();
        assertThat(areas).as("forms with an area").isEqualTo(4);
    }

    @Test
    void scriptInARefusedAreaOfThePublicStaysWords() {
        var teller = new StaffClient(port);
        String door = "/en/door/public";
        HtmlForm danger = HtmlForm.on(teller.get(door).body(), door).stream()
                .filter(it -> it.filled("", null).contains("state="))
                .findFirst()
                .orElseThrow();
        var what = teller.postForm(door, danger.filled("", null) + "&danger=not-now");
        assertThat(refuse(teller, what, door)).isPositive();
        var holder = new StaffClient(port);
        holder.get("/en/receipt");
        var opened = holder.post("/en/receipt", Map.of("go", "open", "code", fixtures.code()));
        assertThat(refuse(holder, opened, "/en/receipt")).isPositive();
        assertThat(wrong).isEmpty();
    }

    /** Sends each form of a page that has an area, too long; says how many there were. */
    private int refuse(StaffClient client, HttpResponse<String> page, String path) {
        int areas = 0;
        for (HtmlForm form : HtmlForm.on(page.body(), path)) {
            if (form.hasArea()) {
                var answer = client.postForm(form.action(), form.filled(TOO_LONG, null));
                HostileInputTests.look(answer, form.action(), wrong);
                if (!SHOWN_AGAIN.matcher(answer.body()).find()) {
                    wrong.add(form.action() + " does not show again what was written: " + answer.statusCode());
                }
                areas++;
            }
        }
        return areas;
    }
}
