package org.anydoor.platform.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.anydoor.AnydoorTest;
import org.anydoor.browser.Browser;
import org.anydoor.platform.PlatformFixtures;
import org.anydoor.platform.access.StaffClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages over the sample's own oldest concerns: one approved once, one on hold. */
@AnydoorTest
class RetentionPagesTests {
    private static final UUID BEFORE = UUID.randomUUID();

    private final int port;

    RetentionPagesTests(@LocalServerPort int port) {
        this.port = port;
    }

    @ParameterizedTest
    @EnumSource(Browser.Size.class)
    void everyPageFitsAndIsForEverybody(Browser.Size size) {
        try (Browser browser = Browser.open(port, size)) {
            StaffClient.signedIn(port, "supervisor").lend(browser.page().context());
            for (String page : new String[] {"", "/holds", "/terms", "/destroyed", "/copies"}) {
                browser.go("/app/retention" + page)
                        .assertAccessible()
                        .picture("retention" + page.replace('/', '-') + "-" + size);
            }
            browser.go("/app/retention/" + approved()).assertAccessible().picture("retention-decision-" + size);
            UUID concern = PlatformFixtures.value(
                    UUID.class, "select subject_id from platform.disposal where id = ?", approved());
            browser.go("/app/retention/record/concern/" + concern)
                    .assertAccessible()
                    .picture("retention-record-" + size);
            UUID held = PlatformFixtures.value(
                    UUID.class,
                    "select subject_id from platform.legal_hold where lifted_at is null and agency_id = (select id from platform.agency where name = 'No Wrong Door North') limit 1");
            browser.go("/app/intake/" + held).picture("retention-concern-" + size);
            assertThat(browser.text()).contains("On hold");
        }
    }

    @Test
    void whoeverApprovedFirstIsToldToWaitAndWhoHasNoRightFindsNoPage() {
        StaffClient privacy = StaffClient.signedIn(port, "privacy");
        String path = "/app/retention/" + approved();
        assertThat(privacy.get(path).body())
                .contains("It waits for somebody else")
                .doesNotContain("/approve\"");
        assertThat(privacy.post(path + "/approve", Map.of()).statusCode()).isEqualTo(422);
        assertThat(privacy.post(path + "/refuse", Map.of("reason", "")).statusCode())
                .isEqualTo(422);
        StaffClient navigator = StaffClient.signedIn(port, "navigator");
        assertThat(navigator.get("/app/retention").statusCode()).isEqualTo(404);
        assertThat(navigator.get(path).statusCode()).isEqualTo(404);
        StaffClient police = StaffClient.signedIn(port, "police-admin");
        assertThat(police.get("/app/retention").body()).contains("Keeping and destroying");
        assertThat(police.get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void whoeverSaysTooLittleAboutAHoldIsToldBesideTheField() {
        UUID hold = PlatformFixtures.value(
                UUID.class,
                "select id from platform.legal_hold where lifted_at is null and agency_id = (select id from platform.agency where name = 'No Wrong Door North') limit 1");
        StaffClient supervisor = StaffClient.signedIn(port, "supervisor");
        supervisor.get("/app/retention/holds");
        var answer = supervisor.post("/app/retention/holds/" + hold + "/lift", Map.of("reason", "ok"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains(
                        "href=\"#reason-" + hold,
                        "id=\"reason-" + hold + "-error\"",
                        "value=\"ok\"",
                        "<details class=\"ad-more\" open>");
    }

    @Test
    void aTermShorterThanTheRuleInForceIsRefused() {
        PlatformFixtures.run("""
                insert into platform.retention_rule (id, kind, outcome, counted_from, months, authority, from_day)
                values (?, 'concern', null, 'end', 12, 'The schedule before', date '2012-01-01')
                """, BEFORE);
        try {
            StaffClient supervisor = StaffClient.signedIn(port, "supervisor");
            String path = "/app/retention/terms";
            assertThat(supervisor.get(path).body()).doesNotContain("Own schedule");
            var shorter = supervisor.post(path, Map.of("of", "concern", "months", "83", "authority", "Own schedule"));
            assertThat(shorter.statusCode()).isEqualTo(422);
            assertThat(shorter.body()).contains("The rule for all is 84 months. Give at least that.");
            assertThat(supervisor
                            .post(path, Map.of("of", "concern", "months", "84", "authority", "Own schedule"))
                            .statusCode())
                    .isEqualTo(302);
            assertThat(supervisor.get(path).body()).contains("Own schedule");
        } finally {
            PlatformFixtures.run(
                    "delete from platform.retention_rule where id = ? or authority = 'Own schedule'", BEFORE);
        }
    }

    @Test
    void theListsHavePagesAndGoOutAsFiles() {
        PlatformFixtures.run("""
                insert into platform.disposal (agency_id, kind, subject_id, cause, order_number, order_day, authority)
                select a.id, 'concern', gen_random_uuid(), 'ordered', 'TOO-' || n, date '2026-01-02', 'Minn. Stat. 609A.02'
                from platform.agency a cross join generate_series(1, 30) as n where a.name = 'No Wrong Door North'
                """);
        try {
            StaffClient supervisor = StaffClient.signedIn(port, "supervisor");
            String first = supervisor.get("/app/retention").body();
            assertThat(first).contains("page=2", "/app/retention/csv").containsOnlyOnce("TOO-1 ");
            assertThat(rows(first)).isEqualTo(25);
            assertThat(rows(supervisor.get("/app/retention?page=2").body())).isBetween(5L, 25L);
            String file = supervisor.get("/app/retention/csv").body();
            assertThat(file).contains("\"Order TOO-30 ", "Waits for two people", "Ines Calderon");
            assertThat(supervisor.get("/app/retention/csv?file=xlsx").headers().firstValue("Content-Type"))
                    .hasValueSatisfying(it -> assertThat(it).contains("spreadsheetml"));
            assertThat(supervisor.get("/app/retention/destroyed/csv").body()).contains("Where it stands");
            assertThat(StaffClient.signedIn(port, "navigator")
                            .get("/app/retention/csv")
                            .statusCode())
                    .isEqualTo(404);
        } finally {
            PlatformFixtures.run("delete from platform.disposal where order_number like 'TOO-%'");
        }
    }

    private static long rows(String page) {
        return page.lines().filter(it -> it.contains("<tr><th scope=\"row\"")).count();
    }

    private static UUID approved() {
        return PlatformFixtures.value(UUID.class, """
                select d.id from platform.disposal d join platform.agency a on a.id = d.agency_id
                where a.name = 'No Wrong Door North' and d.first_by is not null and d.closed_at is null order by d.due_at limit 1
                """);
    }
}
