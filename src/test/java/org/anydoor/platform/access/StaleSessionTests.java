package org.anydoor.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.anydoor.AnydoorTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A page that stays open shows no more than its person may see at this moment. */
@AnydoorTest
class StaleSessionTests {
    private static final String ADMIN = "admin";
    private static final String NAVIGATOR = "navigator";
    private static final String PEOPLE = "/app/administration/people";

    @LocalServerPort
    int port;

    private final AgencyOf agencies = new AgencyOf();

    @AfterEach
    void everybodyIsBack() {
        agencies.until(NAVIGATOR, "null");
        agencies.clear();
        FreshCodes.forget(NAVIGATOR);
    }

    @Test
    void aRoleThatIsTakenAwayOpensNothingAtTheNextRequest() {
        agencies.alsoIs(NAVIGATOR, "administrator");
        var open = StaffClient.signedIn(port, NAVIGATOR);
        assertThat(open.get(PEOPLE).statusCode()).isEqualTo(200);
        String token = open.get(PEOPLE).body();
        agencies.clear();
        assertThat(open.get(PEOPLE).statusCode()).isEqualTo(404);
        assertThat(open.get("/app").body()).doesNotContain("href=\"/app/administration\"");
        assertThat(token).contains("_csrf");
        assertThat(open.post("/app/administration/agency", Map.of("email", "x@example.org", "version", "1"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aMembershipThatHasEndedEndsThePage() {
        var open = StaffClient.signedIn(port, NAVIGATOR);
        assertThat(open.get("/app/intake").statusCode()).isEqualTo(200);
        agencies.until(NAVIGATOR, "now()");
        assertThat(StaffClient.target(open.get("/app/intake"))).startsWith("/app/sign-in");
        agencies.until(NAVIGATOR, "null");
        assertThat(StaffClient.target(open.get("/app/intake"))).startsWith("/app/sign-in");
    }

    @Test
    void whoSwitchesTheAgencySeesNothingOfTheOneBefore() {
        agencies.alsoWorksFor(NAVIGATOR, "teacher");
        var open = StaffClient.signedIn(port, NAVIGATOR);
        open.get("/app/acting");
        open.post("/app/acting", Map.of("agency", agencies.of(NAVIGATOR)));
        String concern = FreshCodes.text(
                "select id::text from intake.concern where agency_id = ?::uuid limit 1", agencies.of(NAVIGATOR));
        assertThat(open.get("/app/intake/" + concern).statusCode()).isEqualTo(200);
        open.get("/app/acting");
        assertThat(open.post("/app/acting", Map.of("agency", agencies.of("teacher")))
                        .statusCode())
                .isEqualTo(302);
        assertThat(open.get("/app/intake/" + concern).statusCode()).isEqualTo(404);
        assertThat(open.get("/app").body()).contains(agencies.name("teacher"));
    }

    @Test
    void nobodySwitchesToAnAgencyForWhichTheyDoNotWork() {
        var open = StaffClient.signedIn(port, ADMIN);
        open.get("/app/acting");
        assertThat(open.post("/app/acting", Map.of("agency", agencies.of("teacher")))
                        .statusCode())
                .isEqualTo(404);
    }
}
