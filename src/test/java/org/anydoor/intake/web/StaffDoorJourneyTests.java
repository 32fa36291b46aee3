package org.anydoor.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.anydoor.AnydoorTest;
import org.anydoor.browser.Browser;
import org.anydoor.browser.Browser.Size;
import org.anydoor.platform.PlatformFixtures;
import org.anydoor.platform.access.StaffClient;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Each door of those who notice at work, on a phone in a corridor: one page, their own signs, and what they still owe. */
@AnydoorTest
class StaffDoorJourneyTests {
    private final int port;

    StaffDoorJourneyTests(@LocalServerPort int port) {
        this.port = port;
    }

    @ParameterizedTest
    @CsvSource({
        "nurse,clinic,repeat-tests,true,intake",
        "hospital,hospital,leaves-early,true,intake",
        "outreach,outreach,car-waits,true,intake",
        "placement,placement,back-hurt,true,intake",
        "protection2,child-protection,family-gains,false,child-protection",
        "licensing,licensing,locked-in,false,intake"
    })
    void theOneDoorOfTheirAgencyOpensAtOnceAndTakesAConcern(
            String username, String door, String sign, boolean mayOwe, String owner) {
        StaffClient who = StaffClient.signedIn(port, username);
        String what = "Seen by " + username;
        try (Browser phone = Browser.open(port, Size.PHONE)) {
            who.lend(phone.page().context());
            phone.go("/app/concerns/new").assertAccessible().picture("door-" + door);
            assertThat(phone.page().locator("#must-report").count()).isEqualTo(mayOwe ? 1 : 0);
            submit(phone).assertAccessible().picture("door-" + door + "-error");
            phone.choose("danger-not-now")
                    .type("what", what)
                    .choose("signs-" + sign)
                    .type("youth-age", "15");
            if (mayOwe) {
                phone.choose("must-report-yes");
            }
            submit(phone).assertAccessible().picture("door-" + door + "-sent");
            assertThat(phone.heading()).startsWith("Sent: ");
            assertThat(phone.text().contains("This is not your report")).isEqualTo(mayOwe);
            phone.go("/app/sent").assertAccessible().picture("door-" + door + "-list");
            assertThat(phone.text()).contains(what);
        }
        assertThat(PlatformFixtures.value(
                        String.class,
                        "select c.door || ' ' || a.kind from intake.concern c join platform.agency a on a.id = c.agency_id where c.what = ?",
                        what))
                .isEqualTo(door + " " + owner);
    }

    @ParameterizedTest
    @CsvSource({
        "officer,patrol,PHONE",
        "officer,patrol,DESK",
        "teacher,school,PHONE",
        "teacher,school,DESK",
        "operator,operator,DESK"
    })
    void whoeverSaysNowReadsFirstWhomToCall(String username, String door, Size size) {
        StaffClient who = StaffClient.signedIn(port, username);
        try (Browser browser = Browser.open(port, size)) {
            who.lend(browser.page().context());
            browser.go("/app/concerns/new?door=" + door).assertAccessible().picture("now-" + door);
            submit(browser.choose("danger-now").type("what", "He waits for her outside"))
                    .assertAccessible()
                    .picture("now-" + door + "-sent");
            assertThat(browser.page().locator("main h1 + section h2").innerText())
                    .contains("danger now");
            browser.go("/app/sent").assertAccessible().picture("now-" + door + "-list");
        }
    }

    private static Browser submit(Browser phone) {
        phone.page()
                .locator("main form[action='/app/concerns/new'] button[type=submit]")
                .click();
        return phone;
    }
}
