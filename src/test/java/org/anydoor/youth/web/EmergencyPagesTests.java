package org.anydoor.youth.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.anydoor.AnydoorTest;
import org.anydoor.browser.Browser;
import org.anydoor.platform.PlatformFixtures;
import org.anydoor.platform.TestCallers;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.access.StaffClient;
import org.anydoor.youth.SafeContact;
import org.anydoor.youth.SafeContacts;
import org.anydoor.youth.SafetyFlag;
import org.anydoor.youth.Youth;
import org.anydoor.youth.YouthDetails;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** An officer on the road opens what child protection keeps; child protection's supervisor reads why and says what they think. */
@AnydoorTest
class EmergencyPagesTests {
    private static final LocalDate BORN = LocalDate.of(2011, 2, 3);

    @LocalServerPort
    int port;

    private final Youth youth;
    private final SafeContacts contacts;
    private final TestCallers callers;
    private final String surname =
            "Sample" + UUID.randomUUID().toString().replaceAll("[^a-f]", "").toLowerCase(Locale.ROOT);

    @Autowired
    EmergencyPagesTests(Youth youth, SafeContacts contacts, TransactionTemplate transaction) {
        this.youth = youth;
        this.contacts = contacts;
        this.callers = new TestCallers(transaction);
    }

    @BeforeEach
    void nobodyHasTriedToday() {
        PlatformFixtures.run("update platform.emergency_attempt set at = at - interval '2 days'");
    }

    @Test
    void walledUnknownAndNotAllowedAnswerByteForByteAlike() {
        record("shelter", "Walled");
        record("hospital", "Treated");
        StaffClient officer = StaffClient.signedIn(port, "officer");
        String nobody = bare(ask(officer, "Nobody " + surname));
        assertThat(nobody).contains("Nothing was opened.");
        assertThat(bare(ask(officer, "Walled " + surname))).isEqualTo(nobody);
        assertThat(bare(ask(officer, "Treated " + surname))).isEqualTo(nobody);
        record("protection", "Known");
        StaffClient teacher = StaffClient.signedIn(port, "teacher");
        assertThat(bare(ask(teacher, "Known " + surname))).isEqualTo(bare(ask(teacher, "Nobody " + surname)));
    }

    @Test
    void whoMayNotFindsNoSuchPage() {
        for (String path : new String[] {"/app/youth/emergency", "/app/youth/emergency/" + UUID.randomUUID()}) {
            assertThat(StaffClient.signedIn(port, "coordinator").get(path).statusCode())
                    .isEqualTo(404);
        }
        assertThat(StaffClient.signedIn(port, "officer")
                        .get("/app/youth/openings")
                        .statusCode())
                .isEqualTo(404);
        assertThat(StaffClient.signedIn(port, "officer")
                        .get("/app/youth/emergency/" + UUID.randomUUID())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void theWholeWayOnBothScreens() {
        record("protection", "Mai");
        for (Browser.Size size : Browser.Size.values()) {
            openAndReview(size, size.name().toLowerCase(Locale.ROOT));
        }
    }

    private void openAndReview(Browser.Size size, String name) {
        try (Browser browser = Browser.open(port, size)) {
            StaffClient.signedIn(port, "officer").lend(browser.page().context());
            browser.go("/app/youth/emergency")
                    .press("Open now")
                    .assertAccessible()
                    .picture("emergency-wrong-" + name)
                    .choose("danger-life")
                    .type("reason", "She called from the bridge and hung up, " + name)
                    .type("name", "Mai " + surname)
                    .type("birth", BORN.toString())
                    .assertAccessible()
                    .picture("emergency-" + name)
                    .press("Open now")
                    .assertAccessible()
                    .picture("emergency-opened-" + name);
            assertThat(browser.text()).contains("Mai", "through her aunt", "Open to you until");
            browser.press("Open the whole page");
            assertThat(browser.heading()).contains("Mai");
        }
        try (Browser browser = Browser.open(port, size)) {
            StaffClient.signedIn(port, "protection-supervisor")
                    .lend(browser.page().context());
            browser.go("/app/youth/openings").assertAccessible().picture("openings-" + name);
            browser.page()
                    .locator(
                            "section.ad-panel",
                            new com.microsoft.playwright.Page.LocatorOptions().setHasText("hung up, " + name))
                    .locator("a.usa-button")
                    .click();
            browser.assertAccessible()
                    .picture("opening-review-" + name)
                    .choose("justified-yes")
                    .type("why", "The call is in our log too, " + name)
                    .press("Save the review");
            assertThat(browser.text()).contains("The call is in our log too, " + name);
            browser.assertAccessible().picture("openings-reviewed-" + name);
        }
    }

    private HttpResponse<String> ask(StaffClient client, String name) {
        client.get("/app/youth/emergency");
        Map<String, String> typed = new HashMap<>();
        typed.put("attempt", UUID.randomUUID().toString());
        typed.put("danger", "life");
        typed.put("reason", "A call about the bridge");
        typed.put("name", name);
        typed.put("birth", BORN.toString());
        HttpResponse<String> answer = client.post("/app/youth/emergency", typed);
        assertThat(answer.statusCode()).isEqualTo(302);
        return client.get(StaffClient.target(answer));
    }

    private static String bare(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body()
                .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "{id}")
                .replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "{token}");
    }

    private void record(String username, String given) {
        var person = new PersonId(
                PlatformFixtures.value(UUID.class, "select id from platform.person where username = ?", username));
        AgencyId agency = new AgencyId(PlatformFixtures.value(
                UUID.class, "select agency_id from platform.membership where person_id = ? limit 1", person));
        callers.as(person, agency, () -> {
            var of = youth.open(new YouthDetails(
                    given, given, surname, "she", null, null, BORN, null, "hmn", Set.of(SafetyFlag.CONTROLLED)));
            if (username.equals("protection")) {
                contacts.keep(of, new SafeContact("through her aunt", "after 4", false, null, null, null, null, false));
            }
            return of;
        });
    }
}
