package org.anydoor.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.anydoor.AnydoorTest;
import org.anydoor.browser.Browser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The administrators' review of who can see what. */
@AnydoorTest
class ReviewTests {
    private static final String PAGE = "/app/administration/review";
    private static final String OFFICER = "officer";

    @LocalServerPort
    int port;

    @Autowired
    ReviewWork work;

    private StaffClient admin = new StaffClient(0);

    @BeforeEach
    @AfterEach
    void nothingIsReviewedOrAsked() {
        FreshCodes.run("delete from platform.access_review where ? <> ''", OFFICER);
        FreshCodes.run("delete from platform.work where module = ?", "access");
    }

    @BeforeEach
    void signIn() {
        admin = StaffClient.signedIn(port, "admin");
    }

    @Test
    void eachPersonStandsWithWhatTheirRolesOpenAndHowTheyGetIn() {
        String page = admin.get(PAGE).body();
        assertThat(page)
                .contains(
                        StaffClient.person("navigator").name(), "No second way in", "Safe contact", "Not reviewed yet")
                .doesNotContain(StaffClient.person("shelter").name());
        assertThat(admin.get(PAGE + "/csv").body())
                .contains(StaffClient.person("navigator").name());
    }

    @Test
    void whoHasNotComeForNinetyDaysStandsOut() {
        FreshCodes.run(
                "update platform.person set signed_in_at = now() - interval '91 days', made_at = made_at - interval '1 day' where username = ?",
                "navigator");
        long idle = idle();
        StaffClient.signedIn(port, "navigator");
        assertThat(idle()).isEqualTo(idle - 1);
    }

    private long idle() {
        return admin.get(PAGE).body().split("Not here for 90 days", -1).length;
    }

    @Test
    void itIsAskedAsWorkOnceAndAgainWhenNinetyDaysHavePassed() {
        work.ask();
        work.ask();
        assertThat(asked()).isEqualTo(1);
        assertThat(admin.get("/app").body()).contains("Review who can see what");
        admin.get(PAGE);
        admin.post(PAGE, Map.of());
        assertThat(asked()).isZero();
        assertThat(admin.get(PAGE).body())
                .contains("Last reviewed", StaffClient.person("admin").name());
        work.ask();
        assertThat(asked()).isZero();
        FreshCodes.run("update platform.access_review set at = now() - interval '91 days' where ? <> ''", OFFICER);
        work.ask();
        assertThat(asked()).isEqualTo(1);
    }

    private static long asked() {
        return FreshCodes.count("""
                select count(*) from platform.work w join platform.membership m on m.agency_id = w.agency_id
                join platform.person p on p.id = m.person_id
                where w.module = 'access' and w.done_at is null and p.username = ?
                """, "admin");
    }

    @Test
    void nobodyButAnAdministratorFindsIt() {
        assertThat(StaffClient.signedIn(port, "navigator").get(PAGE).statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource(Browser.Size.class)
    void thePageFitsAndIsAccessible(Browser.Size size) {
        try (Browser browser = Browser.open(port, size)) {
            admin.lend(browser.page().context());
            browser.go(PAGE).assertAccessible().picture("access-review");
        }
    }
}
