package org.anydoor.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.anydoor.AnydoorTest;
import org.anydoor.browser.Browser;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Movers and leavers: nobody's work is left with somebody who cannot do it. */
@AnydoorTest
class LeavingTests {
    private static final String NAVIGATOR = "navigator";

    /** Open work that lies with somebody who is shut out, has left, or whose roles do not allow it. */
    private static final String ORPHANS = """
            select count(*) from platform.work w join platform.person p on p.id = w.assignee_id
            where w.done_at is null and w.module in (select c.module from platform.work_category c)
              and (? = '' or p.username = ?) and (p.suspended_at is not null
              or not exists (select 1 from platform.membership m where m.person_id = w.assignee_id and m.agency_id = w.agency_id
                and (m.until_at is null or m.until_at > now()))
              or not exists (select 1 from platform.membership_role r join platform.role_category rc on rc.role = r.role
                join platform.work_category wc on wc.category = rc.category
                where r.person_id = w.assignee_id and r.agency_id = w.agency_id and wc.module = w.module))
            """;

    private static final String CONCERNS = """
            select count(*) from intake.handling h join platform.person p on p.id = h.assignee_id
            where p.username = ? and h.state in ('new', 'acknowledged', 'accepted')
            """;
    /** What is still to be heard of this person, or of what was given to somebody here. */
    private static final String HEARD = """
            select count(*) from platform.event_publication e join platform.person p on e.serialized_event like '%' || p.id || '%'
            where p.username = ?
            """;

    private static final String HELD = """
            select count(*) from platform.work w join platform.person p on p.id = w.assignee_id
            where w.done_at is null and p.username = ?
            """;

    @LocalServerPort
    int port;

    private StaffClient admin = new StaffClient(0);
    private String page = "";

    @BeforeEach
    void theNavigatorHoldsWorkATeamAndAnAssignment() {
        admin = StaffClient.signedIn(port, "admin");
        page = "/app/administration/people/"
                + FreshCodes.text("select id::text from platform.person where username = ?", NAVIGATOR);
        FreshCodes.run("""
                insert into platform.work (id, module, kind, reference, agency_id, assignee_id, opened_at, authority)
                select gen_random_uuid(), 'intake', 'leaving', md5('leaving')::uuid, m.agency_id, p.id, now(), 'test'
                from platform.person p join platform.membership m on m.person_id = p.id where p.username = ?
                """, NAVIGATOR);
        FreshCodes.run("""
                insert into platform.assignment (id, subject_id, agency_id, person_id, from_at)
                select gen_random_uuid(), md5('leaving')::uuid, m.agency_id, p.id, now()
                from platform.person p join platform.membership m on m.person_id = p.id where p.username = ?
                """, NAVIGATOR);
        FreshCodes.run("""
                insert into platform.team (id, agency_id, name)
                select md5('leaving')::uuid, m.agency_id, 'Leaving' from platform.person p
                join platform.membership m on m.person_id = p.id where p.username = ?
                """, NAVIGATOR);
        FreshCodes.run("""
                insert into platform.team_member (team_id, agency_id, person_id)
                select md5('leaving')::uuid, m.agency_id, p.id from platform.person p
                join platform.membership m on m.person_id = p.id where p.username = ?
                """, NAVIGATOR);
        admin.get(page);
    }

    @AfterEach
    void theNavigatorIsBack() {
        Awaitility.await("what follows from it has followed")
                .atMost(Duration.ofSeconds(10))
                .until(() -> FreshCodes.count(HEARD, NAVIGATOR) == 0);
        FreshCodes.run("delete from platform.team_member where team_id = md5(?)::uuid", "leaving");
        FreshCodes.run("delete from platform.team where id = md5(?)::uuid", "leaving");
        FreshCodes.run("delete from platform.assignment where subject_id = md5(?)::uuid", "leaving");
        FreshCodes.run("delete from platform.work where reference = md5(?)::uuid", "leaving");
        FreshCodes.run(
                "update platform.membership set until_at = null where person_id = (select id from platform.person where username = ?)",
                NAVIGATOR);
        FreshCodes.run("""
                insert into platform.membership_role (person_id, agency_id, role)
                select m.person_id, m.agency_id, 'navigator' from platform.membership m join platform.person p on p.id = m.person_id
                where p.username = ? on conflict do nothing
                """, NAVIGATOR);
        FreshCodes.run("""
                delete from platform.membership_role where role = 'coordinator'
                  and person_id = (select id from platform.person where username = ?)
                """, NAVIGATOR);
        FreshCodes.run("delete from platform.membership_offer where username = ?", NAVIGATOR);
        FreshCodes.forget(NAVIGATOR);
    }

    @Test
    void aLeaversWorkTeamsAndAssignmentsGoToTheSupervisorAtOnceAndTheirPagesClose() {
        var leaver = StaffClient.signedIn(port, NAVIGATOR);
        assertThat(StaffClient.target(admin.post(page + "/leave", Map.of()))).isEqualTo("/app/administration/people");
        assertThat(StaffClient.target(leaver.get("/app/account"))).startsWith("/app/sign-in");
        assertThat(signsIn().statusCode()).isEqualTo(422);
        assertThat(FreshCodes.count(HELD, NAVIGATOR)).isZero();
        Awaitility.await("their concerns follow")
                .atMost(Duration.ofSeconds(10))
                .until(() -> FreshCodes.count(CONCERNS, NAVIGATOR) == 0);
        assertThat(orphansOf("")).isZero();
        assertThat(FreshCodes.count(
                        "select count(*) from platform.assignment where subject_id = md5(?)::uuid and until_at is null",
                        "leaving"))
                .isEqualTo(1);
        assertThat(FreshCodes.text("""
                select string_agg(p.username, ' ') from platform.team_member t join platform.person p on p.id = t.person_id
                where t.team_id = md5(?)::uuid
                """, "leaving")).isEqualTo(supervisor());
        assertThat(admin.get("/app/administration/people").body())
                .doesNotContain(StaffClient.person(NAVIGATOR).name());
        assertThat(admin.get(page).statusCode()).isEqualTo(404);
    }

    @Test
    void aMoverKeepsWhatTheNewRolesCanDoAndTheRestMoves() {
        admin.post(page + "/roles", Map.of("roles", "coordinator"));
        assertThat(orphansOf(NAVIGATOR)).isZero();
        assertThat(FreshCodes.count(HELD, NAVIGATOR)).isZero();
        assertThat(FreshCodes.text("""
                select p.username from platform.work w join platform.person p on p.id = w.assignee_id
                where w.reference = md5(?)::uuid
                """, "leaving")).isEqualTo(supervisor());
    }

    @Test
    void whoOnlyGainsARoleKeepsEverything() {
        long before = FreshCodes.count(HELD, NAVIGATOR);
        admin.post(page + "/roles", Map.of("roles", NAVIGATOR));
        assertThat(FreshCodes.count(HELD, NAVIGATOR)).isEqualTo(before);
    }

    @Test
    void theOneToWhomThingsGoAndTheLastAdministratorStay() {
        String people = "/app/administration/people/";
        String supervisor = people + id(supervisor());
        admin.get(supervisor);
        assertThat(admin.post(supervisor + "/leave", Map.of()).body()).contains("Name somebody else");
        String oneself = people + id("admin");
        assertThat(admin.post(oneself + "/leave", Map.of()).statusCode()).isEqualTo(404);
        assertThat(admin.get("/app/administration/people").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(Browser.Size.class)
    void thePageFitsAndIsAccessible(Browser.Size size) {
        try (Browser browser = Browser.open(port, size)) {
            admin.lend(browser.page().context());
            browser.go(page).assertAccessible().picture("person");
        }
    }

    private static String supervisor() {
        return FreshCodes.text("""
                select s.username from platform.person s join platform.agency a on a.supervisor_person_id = s.id
                join platform.membership m on m.agency_id = a.id join platform.person p on p.id = m.person_id where p.username = ?
                """, NAVIGATOR);
    }

    private static String id(String username) {
        return FreshCodes.text("select id::text from platform.person where username = ?", username);
    }

    private static long orphansOf(String username) {
        return FreshCodes.count(ORPHANS, username, username);
    }

    private HttpResponse<String> signsIn() {
        FreshCodes.forget(NAVIGATOR);
        return new StaffClient(port)
                .signIn(NAVIGATOR, StaffClient.person(NAVIGATOR).password(), StaffClient.code(NAVIGATOR));
    }
}
