package org.anydoor.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
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
    private static final String MINE = "/app/account/joining";
    private static final String NURSE = "nurse";
    private static final String POLICE = "police-admin";

    private static final String WORK_EVERYWHERE = """
            insert into platform.work (id, module, kind, reference, agency_id, assignee_id, opened_at, authority)
            select gen_random_uuid(), 'test', 'second', gen_random_uuid(), m.agency_id, p.id, now(), 'test'
            from platform.person p join platform.membership m on m.person_id = p.id where p.username = ?
            """;
    private static final String WORKS_FOR_PROTECTION_TOO = """
            insert into platform.membership (person_id, agency_id, from_at)
            select p.id, m.agency_id, now() from platform.person p, platform.membership m
            join platform.person colleague on colleague.id = m.person_id and colleague.username = 'protection-admin'
            where p.username = ?
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
        FreshCodes.run(
                "delete from platform.suspension where person_id = (select id from platform.person where username = ?)",
                NURSE);
        FreshCodes.run("delete from platform.work where module = 'test' and kind = ?", "second");
        FreshCodes.run("delete from platform.assignment where " + second, NURSE);
        FreshCodes.run("delete from platform.membership_role where " + second, NURSE);
        FreshCodes.run("delete from platform.membership where " + second, NURSE);
        FreshCodes.run("delete from platform.membership_offer where username <> ?", "");
    }

    @Test
    void whoeverIsAskedSaysYesAndThenWorksForBoth() {
        String word = word(ask(NURSE));
        nurse.get(MINE);
        String question = nurse.post(
                        MINE, Map.of("word", word.toLowerCase(Locale.ROOT).replace("-", " ")))
                .body();
        assertThat(question).contains("Crimes Against Children asks you to work for it too", "Officer");
        assertThat(StaffClient.target(yes(nurse, word))).isEqualTo("/app/acting");
        assertThat(nurse.get("/app/acting").body()).contains("Crimes Against Children", "Cedar Hill School Clinic");
        assertThat(police.get("/app/administration/people").body())
                .contains(StaffClient.person(NURSE).name());
        assertThat(police.get(ASK).body()).contains("Nobody is asked now");
        assertThat(yes(nurse, word).statusCode()).isEqualTo(422);
    }

    @Test
    void anAdministratorWhoRenewsSomebodysCredentialsFindsNoOfferOfAnotherAgency() {
        String word = word(ask(NURSE));
        assertThat(nurse.get("/app/account").body()).doesNotContain("Crimes Against Children");
        assertThat(nurse.get(MINE).body()).doesNotContain("Crimes Against Children");
        assertThat(yes(nurse, "ABCD-EFGH-JKMN-PQRS").statusCode()).isEqualTo(422);
        assertThat(yes(nurse, "").statusCode()).isEqualTo(422);
        assertThat(yes(nurse, word).statusCode()).isEqualTo(302);
    }

    @Test
    void aLinkThatAnotherAdministratorHadMadeOpensNothingAfterTheYes() {
        FreshCodes.run(
                "update platform.person set invite_digest = sha256('link'), invite_until = now() + interval '1 hour' where username = ?",
                NURSE);
        join();
        assertThat(FreshCodes.count(
                        "select count(*) from platform.person where username = ? and invite_digest is not null", NURSE))
                .isZero();
    }

    @Test
    void theAnswerIsTheSameWhetherOrNotThereIsSuchAName() {
        String known = bare(ask(NURSE).body());
        String knownList = police.get(ASK).body();
        police.post(offerOf(knownList) + "/withdraw", Map.of());
        String unknown = bare(ask("nobody-here").body());
        String unknownList = police.get(ASK).body();
        assertThat(known).isEqualTo(unknown.replace("nobody-here", NURSE));
        assertThat(bare(knownList)).isEqualTo(bare(unknownList).replace("nobody-here", NURSE));
    }

    @Test
    void anOfferIsOpenToWhomItNamesAndToNobodyElse() {
        String word = word(ask(NURSE));
        String withdraw = offerOf(police.get(ASK).body()) + "/withdraw";
        var teacher = StaffClient.signedIn(port, "teacher");
        teacher.get(MINE);
        assertThat(yes(teacher, word).statusCode()).isEqualTo(422);
        var other = StaffClient.signedIn(port, "protection-admin");
        assertThat(other.get(ASK).body()).doesNotContain(">" + NURSE + "<");
        other.post(withdraw, Map.of());
        nurse.get(MINE);
        assertThat(nurse.post(MINE, Map.of("word", word)).body()).contains("asks you to work");
        police.post(withdraw, Map.of());
        assertThat(yes(nurse, word).statusCode()).isEqualTo(422);
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
        FreshCodes.run(WORKS_FOR_PROTECTION_TOO, NURSE);
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
    void eachAgencySeesAndEndsItsOwnSuspensionAlone() {
        FreshCodes.run(WORKS_FOR_PROTECTION_TOO, NURSE);
        join();
        String person = "/app/administration/people/"
                + FreshCodes.text("select id from platform.person where username = ?", NURSE);
        police.get("/app/administration/people");
        police.post(person + "/suspend", Map.of());
        assertThat(police.get(person).body()).contains("Suspended since");
        var other = StaffClient.signedIn(port, "protection-admin");
        for (String path : new String[] {person, "/app/administration/people"}) {
            assertThat(other.get(path).body())
                    .contains("Cannot sign in at present")
                    .doesNotContain("Suspended since");
        }
        assertThat(other.post(person + "/reinstate", Map.of()).statusCode()).isEqualTo(302);
        assertThat(in()).isFalse();
        other.post(person + "/suspend", Map.of());
        police.post(person + "/reinstate", Map.of());
        assertThat(in()).isFalse();
        other.post(person + "/reinstate", Map.of());
        assertThat(in()).isTrue();
    }

    @Test
    void aSuspensionEndsWithTheMembershipAndWhoHasLeftIsShutOutNoMore() {
        join();
        String id = FreshCodes.text("select id from platform.person where username = ?", NURSE);
        String person = "/app/administration/people/" + id;
        police.get("/app/administration/people");
        police.post(person + "/suspend", Map.of());
        police.post(person + "/leave", Map.of());
        assertThat(in()).isTrue();
        var administrator = FreshCodes.text("select id from platform.person where username = ?", POLICE);
        for (String asked :
                new String[] {"shut_out('%s', now())", "let_in('%s')", "sessions_of('%s')", "end_sessions('%s', null)"
                }) {
            assertThat(asked(administrator, "platform." + asked.formatted(id)))
                    .as(asked)
                    .isEqualTo("0");
        }
        assertThat(in()).isTrue();
    }

    /** What a function answers to the administrator of the police. */
    private static String asked(String administrator, String call) {
        return FreshCodes.text("""
                with me as materialized (
                  select set_config('app.caller', 'member', true), set_config('app.person', ?, true),
                    set_config('app.agency', (select m.agency_id::text from platform.membership m where m.person_id = ?::uuid), true) as agency)
                select answer.given::text from me cross join lateral (select %s as given where me.agency is not null) as answer
                """.formatted(call), administrator, administrator);
    }

    private static boolean in() {
        return FreshCodes.count(
                        "select count(*) from platform.person where username = ? and suspended_at is null", NURSE)
                == 1;
    }

    @Test
    void everyAgencyFindsTheSignInsOfItsPeopleWhateverElseTheyWorkFor() {
        join();
        FreshCodes.forget(NURSE);
        long before = signIns();
        StaffClient.signedIn(port, NURSE);
        assertThat(signIns()).isEqualTo(before + 2);
    }

    private static long signIns() {
        return FreshCodes.count("""
                select count(distinct (e.id, s.owner_agency_id)) from platform.audit_entry e
                join platform.audit_subject s on s.entry_id = e.id join platform.person p on p.id = s.subject_id
                where e.action = 'access.sign-in' and p.username = ?
                """, NURSE);
    }

    @Test
    void neitherAgencyAloneRenewsHowThePersonSignsInAndThePageSaysSo() {
        join();
        String id = FreshCodes.text("select id from platform.person where username = ?", NURSE);
        police.get("/app/administration/people");
        var refused = police.post("/app/administration/people/" + id + "/link", Map.of());
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("link-error\">No link was made");
        assertThat(FreshCodes.count("""
                select count(*) from platform.audit_entry e join platform.audit_subject s on s.entry_id = e.id
                where e.action = 'access.renew' and e.outcome = 'refused' and s.subject_id = ?::uuid
                """, id)).isPositive();
        assertThat(nurse.get("/app/account").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource
    void thePagesFitAndReadWell(Browser.Size size) {
        String word = word(ask(NURSE));
        try (Browser browser = Browser.open(port, size)) {
            police.lend(browser.page().context());
            browser.go(ASK).assertAccessible().picture("administration-joining");
            browser.type("username", "somebody-else");
            browser.choose("roles-officer");
            browser.page().click("main form.ad-form button[type=submit]");
            browser.assertAccessible().picture("administration-joining-word");
        }
        try (Browser browser = Browser.open(port, size)) {
            nurse.lend(browser.page().context());
            browser.go(MINE).assertAccessible().picture("account-joining");
            browser.type("word", word);
            browser.page().click("main form.ad-form button[type=submit]");
            browser.assertAccessible().picture("account-joining-question");
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
        yes(nurse, word(ask(NURSE)));
    }

    private static HttpResponse<String> yes(StaffClient whoever, String word) {
        whoever.get(MINE);
        return whoever.post(MINE, Map.of("word", word, "go", "yes"));
    }

    private static String word(HttpResponse<String> asked) {
        return first("<code>([0-9A-Z-]{19})</code>", asked.body());
    }

    private HttpResponse<String> ask(String username) {
        return police.post(ASK, Map.of("username", username, "roles", "officer"));
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
                .replaceAll("<code>[0-9A-Z-]{19}", "WORD")
                .replaceAll("Until [^<]+", "")
                .replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "");
    }
}
