package org.anydoor.platform.work.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.anydoor.AnydoorTest;
import org.anydoor.browser.Browser;
import org.anydoor.platform.PlatformFixtures;
import org.anydoor.platform.access.StaffClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A shift ends: what somebody holds goes to a colleague in one go. */
@AnydoorTest
class SeveralPagesTests {
    private static final Pattern ROW = Pattern.compile("name=\"work\" value=\"([0-9a-f-]{36}):(\\d+)\"");
    private static final Pattern TAKER = Pattern.compile("<option value=\"(person-[0-9a-f-]{36})\"");
    private static final String HOLDER = "select coalesce(assignee_id::text, '') from platform.work where id = ?::uuid";

    @LocalServerPort
    int port;

    private static List<MatchResult> rows(String page) {
        return ROW.matcher(page).results().toList();
    }

    private static String taker(String page) {
        return TAKER.matcher(page).results().findFirst().orElseThrow().group(1);
    }

    private static String form(String to, String... rows) {
        return "show=all&to=" + to + "&work=" + String.join("&work=", rows);
    }

    @Test
    void whatIsTickedMovesAndWhatChangedMeanwhileStays() {
        var supervisor = StaffClient.signedIn(port, "supervisor");
        String page = supervisor.get(SeveralPages.PATH).body();
        MatchResult first = rows(page).get(0);
        MatchResult second = rows(page).get(1);
        PlatformFixtures.run("update platform.work set version = version + 1 where id = ?::uuid", second.group(1));
        String to = taker(page);
        var answer = supervisor.postForm(
                SeveralPages.PATH,
                form(to, first.group(1) + ":" + first.group(2), second.group(1) + ":" + second.group(2)));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Handed over: 1.", "somebody changed it meanwhile");
        assertThat(PlatformFixtures.value(String.class, HOLDER, first.group(1)))
                .isEqualTo(to.substring("person-".length()));
        assertThat(PlatformFixtures.value(String.class, HOLDER, second.group(1)))
                .isNotEqualTo(to.substring("person-".length()));
    }

    @Test
    void nothingTickedNobodyChosenAndNonsenseAreSaidBesideTheField() {
        var supervisor = StaffClient.signedIn(port, "supervisor");
        supervisor.get(SeveralPages.PATH);
        assertThat(supervisor
                        .postForm(SeveralPages.PATH, form("", "x:1", "%20"))
                        .body())
                .contains("work-error\">Tick at least one row", "to-error\">Choose who gets it");
    }

    @Test
    void anothersRowIsNeitherMovedNorTold() {
        var police = StaffClient.signedIn(port, "police-supervisor");
        MatchResult theirs = rows(police.get(SeveralPages.PATH).body()).getFirst();
        var supervisor = StaffClient.signedIn(port, "supervisor");
        String to = taker(supervisor.get(SeveralPages.PATH).body());
        assertThat(supervisor
                        .postForm(SeveralPages.PATH, form(to, theirs.group(1) + ":" + theirs.group(2)))
                        .body())
                .contains("One row is done or no longer yours to see");
        assertThat(PlatformFixtures.value(String.class, HOLDER, theirs.group(1)))
                .isNotEqualTo(to.substring("person-".length()));
    }

    @ParameterizedTest
    @EnumSource
    void thePageFitsAndReadsWell(Browser.Size size) {
        var supervisor = StaffClient.signedIn(port, "supervisor");
        try (Browser browser = Browser.open(port, size)) {
            supervisor.lend(browser.page().context());
            browser.go(SeveralPages.PATH).assertAccessible().picture("work-several");
        }
    }
}
