package org.anydoor.youth.requests.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.UUID;
import org.anydoor.AnydoorTest;
import org.anydoor.browser.Browser;
import org.anydoor.platform.PlatformFixtures;
import org.anydoor.platform.access.StaffClient;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A mother asks; the supervisor finds that it is not safe, and refuses by name of the law. A young person gets their copy. */
@AnydoorTest
class RequestPagesTests {
    @LocalServerPort
    int port;

    @Test
    void aParentIsRefusedAndTheSubjectGetsTheirCopy() {
        UUID youth = PlatformFixtures.value(UUID.class, """
                select r.id from youth.record r join platform.membership m on m.agency_id = r.agency_id
                join platform.person p on p.id = m.person_id and p.username = 'supervisor' order by r.id limit 1
                """);
        for (Browser.Size size : Browser.Size.values()) {
            String name = size.name().toLowerCase(Locale.ROOT);
            try (Browser browser = Browser.open(port, size)) {
                StaffClient.signedIn(port, "supervisor").lend(browser.page().context());
                browser.go("/app/youth/" + youth).press("Enter a request");
                enter(browser, "parent", "request-new-" + name);
                browser.choose("parentSafe-not-safe")
                        .type("verified", "Photo card seen")
                        .type("wish", "Wants nothing told at home")
                        .press("Save")
                        .choose("outcome-given")
                        .press("End it");
                assertThat(browser.text()).contains("Nothing goes to a parent before it is known to be safe");
                browser.assertAccessible()
                        .picture("request-refused-" + name)
                        .choose("outcome-refused")
                        .type("provision", "Minn. R. 1205.0500")
                        .type("answer", "Told by letter")
                        .press("End it");
                assertThat(browser.text()).contains("Refused", "Kept back under Minn. R. 1205.0500.");
                browser.go("/app/youth/" + youth + "/request");
                enter(browser, "subject", "request-subject-new-" + name);
                browser.type("verified", "Photo card seen").press("Save");
                assertThat(browser.text()).contains("as a page and as JSON");
                browser.assertAccessible().picture("request-subject-" + name);
                browser.go("/app/youth/requests").assertAccessible().picture("requests-" + name);
            }
        }
    }

    private static void enter(Browser browser, String kind, String picture) {
        browser.assertAccessible()
                .picture(picture)
                .choose("kind-" + kind)
                .type("asker", "R. Example")
                .type("wanted", "Everything that is kept")
                .press("Enter it");
        assertThat(browser.text()).contains("R. Example");
    }
}
