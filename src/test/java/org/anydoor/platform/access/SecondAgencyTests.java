package org.anydoor.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anydoor.AnydoorTest;
import org.anydoor.browser.Browser;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** One person, two agencies: each asks, shuts out and takes over for itself, and learns nothing of the other. */
@AnydoorTest
class SecondAgencyTests {
    private static final String ASK = "/app/administration/joining";
    private static final String NURSE = "nurse";
    private static final String POLICE = "police-admin";

    private static final String WORK_EVERYWHERE = """
            insert into platform.work (id, module, kind, reference, agency_id, assignee_id, opened_at, authority)
            select gen_random_uuid(), 'test', 'second', gen_random_uuid(), m.agency_id, p.id, now(), 'test'
            from platform.person p join platform.membership m on m.person_id = p.id where p.username = ?
            """;
    private static final String HELD_BY = """
            select count(*) from platform.work w join platform.person p on p.id = w.assignee_id
            where w.module = 'test' and w.kind = 'second' and p.username = ?
            """;

    @LocalServerPort
    int port;

    private StaffClient police = new StaffClient(0);
    private StaffClient nurse = new StaffClient(0);

    @BeforeEach
    void bothSignIn() {
        police = StaffClient.signedIn(port, POLICE);
        nurse = StaffClient.signedIn(port, NURSE);
        police.get(ASK);
    }

    @AfterEach
    void theNurseWorksForTheClinicAlone() {
        String second = "person_id = (select id from platform.person where username = ?) and agency_id in ("
                + "select id from platform.agency where kind in ('police', 'child-protection'))";
        FreshCodes.run("update platform.person set suspended_at = null where username = ?", NURSE);
        FreshCodes.run("delete from platform.work where module = 'test' and kind = ?", "second");
        FreshCodes.run("delete from platform.assignment where " + second, NURSE);
        FreshCodes.run("delete from platform.membership_role where " + second, NURSE);
        FreshCodes.run("delete from platform.membership where " + second, NURSE);
        FreshCodes.run("delete from platform.membership_offer where username <> ?", "");
    }

    @Test
    void whoeverIsAskedSaysYesAndThenWorksForBoth() {
        assertThat(StaffClient.target(ask(NURSE))).isEqualTo(ASK);
        String account = nurse.get("/app/account").body();
        assertThat(account).contains("Crimes Against Children asks you to work for it too");
        assertThat(StaffClient.target(nurse.post(offer(account), Map.of()))).isEqualTo("/app/acting");
        assertThat(nurse.get("/app/acting").body()).contains("Crimes Against Children", "Cedar Hill School Clinic");
        assertThat(police.get("/app/administration/people").body())
                .contains(StaffClient.person(NURSE).name());
        assertThat(police.get(ASK).body()).contains("Nobody is asked now");
        assertThat(nurse.post(offer(account), Map.of()).statusCode()).isEqualTo(404);
    }

    @Test
    void theAnswerIsTheSameWhetherOrNotThereIsSuchAName() {
        ask(NURSE);
        String known = police.get(ASK).body();
        police.post(offerOf(known) + "/withdraw", Map.of());
        ask("nobody-here");
        String unknown = police.get(ASK).body();
        assertThat(bare(known)).isEqualTo(bare(unknown).replace("nobody-here", NURSE));
    }

    @Test
    void anOfferIsOpenToWhomItNamesAndToNobodyElse() {
        ask(NURSE);
        String offer = offer(nurse.get("/app/account").body());
        var teacher = StaffClient.signedIn(port, "teacher");
        assertThat(teacher.get("/app/account").body()).doesNotContain("asks you to work");
        assertThat(teacher.post(offer, Map.of()).statusCode()).isEqualTo(404);
        var other = StaffClient.signedIn(port, "protection-admin");
        assertThat(other.get(ASK).body()).doesNotContain(">" + NURSE + "<");
        other.post(offer.replace("/app/account/joining", ASK) + "/withdraw", Map.of());
        assertThat(nurse.get("/app/account").body()).contains("asks you to work");
        police.post(offer.replace("/app/account/joining", ASK) + "/withdraw", Map.of());
        assertThat(nurse.post(offer, Map.of()).statusCode()).isEqualTo(404);
    }

    @Test
    void aColleagueAWrongNameAndNoRoleAreSaidBesideTheField() {
        assertThat(ask("investigator").body()).contains("username-error\">This person works for your agency already");
        assertThat(police.post(ASK, Map.of("username", "x y", "roles", "officer"))
                        .body())
                .contains("username-error");
        assertThat(police.post(ASK, Map.of("username", NURSE)).body()).contains("roles-error");
        assertThat(police.post(ASK, Map.of("username", NURSE, "roles", "community-administrator"))
                        .body())
                .contains("roles-error");
    }

    @Test
    void aSuspensionByOneAgencyMovesTheWorkOfEachToItsOwnSupervisor() {
        join();
        FreshCodes.run("""
                insert into platform.membership (person_id, agency_id, from_at)
                select p.id, a.id, now() from platform.person p, platform.agency a where p.username = ? and a.kind = 'child-protection'
                """, NURSE);
        FreshCodes.run(WORK_EVERYWHERE, NURSE);
        assertThat(FreshCodes.count(HELD_BY, NURSE)).isEqualTo(3);
        String id = FreshCodes.text("select id from platform.person where username = ?", NURSE);
        police.get("/app/administration/people");
        police.post("/app/administration/people/" + id + "/suspend", Map.of());
        assertThat(FreshCodes.count(HELD_BY, "police-supervisor")).isEqualTo(1);
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> FreshCodes.count(HELD_BY, NURSE) == 0);
        assertThat(FreshCodes.count(HELD_BY, "protection-supervisor")).isEqualTo(1);
        assertThat(FreshCodes.count("""
                select count(*) from platform.audit_entry e join platform.audit_subject s on s.entry_id = e.id
                where e.action = 'access.work-moved' and s.subject_id = ?::uuid
                """, id)).isGreaterThanOrEqualTo(2);
    }

    @Test
    void whomOneAgencyShutsOutNoOtherLetsIn() {
        FreshCodes.run("""
                insert into platform.membership (person_id, agency_id, from_at)
                select p.id, a.id, now() from platform.person p, platform.agency a where p.username = ? and a.kind = 'child-protection'
                """, NURSE);
        join();
        String person = "/app/administration/people/"
                + FreshCodes.text("select id from platform.person where username = ?", NURSE);
        police.get("/app/administration/people");
        police.post(person + "/suspend", Map.of());
        var other = StaffClient.signedIn(port, "protection-admin");
        other.get("/app/administration/people");
        var refused = other.post(person + "/reinstate", Map.of());
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("reinstate-error\">Nothing was changed");
        police.post(person + "/reinstate", Map.of());
        assertThat(FreshCodes.count(
                        "select count(*) from platform.person where username = ? and suspended_at is null", NURSE))
                .isEqualTo(1);
    }

    @Test
    void neitherAgencyAloneRenewsHowThePersonSignsInAndThePageSaysSo() {
        join();
        String id = FreshCodes.text("select id from platform.person where username = ?", NURSE);
        police.get("/app/administration/people");
        var refused = police.post("/app/administration/people/" + id + "/link", Map.of());
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("link-error\">No link was made");
        assertThat(nurse.get("/app/account").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource
    void thePagesFitAndReadWell(Browser.Size size) {
        ask(NURSE);
        try (Browser browser = Browser.open(port, size)) {
            police.lend(browser.page().context());
            browser.go(ASK).assertAccessible().picture("administration-joining");
        }
        try (Browser browser = Browser.open(port, size)) {
            nurse.lend(browser.page().context());
            browser.go("/app/account").assertAccessible().picture("account-joining");
        }
    }

    @Test
    void whoeverLeavesOneAgencyStaysInTheOtherAndComesBackByTheirOwnYes() {
        join();
        String page = "/app/administration/people/"
                + FreshCodes.text("select id::text from platform.person where username = ?", NURSE);
        police.get(page);
        police.post(page + "/leave", Map.of());
        assertThat(police.get(page).statusCode()).isEqualTo(404);
        nurse = StaffClient.signedIn(port, NURSE);
        assertThat(nurse.get("/app/acting").body()).doesNotContain("Crimes Against Children");
        join();
        assertThat(nurse.get("/app/acting").body()).contains("Crimes Against Children");
        assertThat(police.get(page).statusCode()).isEqualTo(200);
    }

    private void join() {
        ask(NURSE);
        nurse.post(offer(nurse.get("/app/account").body()), Map.of());
    }

    private HttpResponse<String> ask(String username) {
        return police.post(ASK, Map.of("username", username, "roles", "officer"));
    }

    private static String offer(String account) {
        return first("action=\"(/app/account/joining/[0-9a-f-]{36})\"", account);
    }

    private static String offerOf(String asked) {
        return first("action=\"(" + ASK + "/[0-9a-f-]{36})/withdraw\"", asked);
    }

    private static String first(String pattern, String body) {
        Matcher found = Pattern.compile(pattern).matcher(body);
        assertThat(found.find()).as(body).isTrue();
        return found.group(1);
    }

    private static String bare(String page) {
        return page.replaceAll("[0-9a-f-]{36}", "ID")
                .replaceAll("Until [^<]+", "")
                .replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "");
    }
}
