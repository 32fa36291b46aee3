package org.anydoor.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anydoor.AnydoorTest;
import org.bouncycastle.util.encoders.Base32;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@AnydoorTest
class AdministrationTests {
    private static final String PEOPLE = "/app/administration/people";
    private static final String AGENCY = "/app/administration/agency";
    private static final String NO_SUPERVISOR = "There is no supervisor who can work now.";
    private static final Pattern PERSON = Pattern.compile("/app/administration/people/([0-9a-f-]{36})\">([^<]+)<");
    private static final Pattern LINK = Pattern.compile("(/app/invitation/[A-Za-z0-9_-]+)");
    private static final Pattern LETTERS = Pattern.compile("<code id=\"letters\">([A-Z2-7 ]+)</code>");
    private static final Pattern OFFERED = Pattern.compile("name=\"offered\" value=\"([^\"]+)\"");

    private static final String WORK_OF = """
            insert into platform.work (id, module, kind, reference, agency_id, assignee_id, opened_at, authority)
            select gen_random_uuid(), 'test', 'suspension', gen_random_uuid(), m.agency_id, p.id, now(), 'test'
            from platform.person p join platform.membership m on m.person_id = p.id where p.username = ?
            """;
    private static final String ASSIGNMENT_OF = """
            insert into platform.assignment (id, subject_id, agency_id, person_id, from_at)
            select gen_random_uuid(), w.reference, w.agency_id, p.id, now()
            from platform.person p join platform.work w on w.assignee_id = p.id and w.module = 'test' where p.username = ?
            """;
    private static final String HELD_BY = """
            select count(*) from platform.work w join platform.person p on p.username = ?
            left join platform.assignment a on a.subject_id = w.reference and a.until_at is null
            cross join lateral (values (w.assignee_id), (a.person_id)) as h (person)
            where w.module = 'test' and w.kind = 'suspension' and h.person = p.id
            """;

    private static final String SUPERVISOR = """
            select a.supervisor_person_id from platform.agency a join platform.membership m on m.agency_id = a.id
            join platform.person p on p.id = m.person_id where p.username = 'police-admin'
            """;
    private static final String TO_SUPERVISOR = """
            update platform.agency set supervisor_person_id = nullif(?, '')::uuid
            where id in (select m.agency_id from platform.membership m join platform.person p on p.id = m.person_id where p.username = 'police-admin')
            """;

    @LocalServerPort
    int port;

    @Test
    void whoIsNoAdministratorFindsNothingThere() {
        var navigator = StaffClient.signedIn(port, "navigator");
        for (String path : List.of("", "/people", "/people/csv", "/agency", "/agreements", "/agencies")) {
            assertThat(navigator.get("/app/administration" + path).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void anAdministratorSeesAndChangesTheirOwnPeopleOnly() {
        String nobodyOfTheirs =
                first(PERSON, StaffClient.signedIn(port, "admin").get(PEOPLE).body());
        var other = StaffClient.signedIn(port, "police-admin");
        assertThat(other.get(PEOPLE).body()).doesNotContain(nobodyOfTheirs);
        assertThat(other.get(PEOPLE + "/" + nobodyOfTheirs).statusCode()).isEqualTo(404);
        for (String deed : List.of("/suspend", "/link", "/roles")) {
            assertThat(other.post(PEOPLE + "/" + nobodyOfTheirs + deed, Map.of())
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void anAgencysAdministratorChangesNoAgreementAndAddsNoAgency() {
        var other = StaffClient.signedIn(port, "police-admin");
        assertThat(other.get("/app/administration/agreements").body()).doesNotContain("/end\"");
        assertThat(other.get("/app/administration/agencies").statusCode()).isEqualTo(404);
        var terms = Map.of(
                "owner",
                "police",
                "viewer",
                "hotel",
                "category",
                "identity",
                "purpose",
                "report",
                "authority",
                "none at all");
        assertThat(other.post("/app/administration/agreements", terms).statusCode())
                .isEqualTo(404);
        other.get(PEOPLE);
        var invited = Map.of("name", "Ida Berg", "username", "ida.berg", "roles", "community-administrator");
        assertThat(other.post(PEOPLE, invited).statusCode()).isEqualTo(422);
    }

    @Test
    void anInvitedPersonSetsTheirOwnCredentialsAndASuspensionEndsTheirSessionAtOnce() {
        var administrator = StaffClient.signedIn(port, "police-admin");
        administrator.get(PEOPLE);
        String link = first(
                LINK,
                administrator
                        .post(
                                PEOPLE,
                                Map.of(
                                        "name",
                                        "Tomas Quill",
                                        "username",
                                        "tomas.quill",
                                        "email",
                                        "",
                                        "roles",
                                        "officer"))
                        .body());
        var invited = new StaffClient(port);
        String page = invited.get(link).body();
        String secret = first(LETTERS, page).replace(" ", "");
        var choice = Map.of(
                "password", "lantern orbit gravel teapot",
                "offered", first(OFFERED, page),
                "code", StaffClient.codeOf(secret, 0));
        assertThat(invited.post(
                                link,
                                Map.of(
                                        "password",
                                        "tomas.quill1",
                                        "offered",
                                        choice.get("offered"),
                                        "code",
                                        choice.get("code")))
                        .body())
                .contains("too easy to guess");
        assertThat(invited.post(link, choice).body()).contains("Your recovery codes");
        assertThat(invited.get(link).statusCode()).isEqualTo(404);
        assertThat(Base32.decode(secret)).hasSize(20);

        assertThat(invited.signIn("tomas.quill", "lantern orbit gravel teapot", StaffClient.codeOf(secret, 1))
                        .statusCode())
                .isLessThan(400);
        assertThat(invited.get("/app/acting").statusCode()).isEqualTo(200);
        Matcher people = PERSON.matcher(administrator.get(PEOPLE).body());
        String id = people.results()
                .filter(it -> it.group(2).equals("Tomas Quill"))
                .map(it -> it.group(1))
                .findFirst()
                .orElseThrow();
        FreshCodes.run(WORK_OF, "tomas.quill");
        FreshCodes.run(ASSIGNMENT_OF, "tomas.quill");
        administrator.post(PEOPLE + "/" + id + "/suspend", Map.of());
        assertThat(FreshCodes.count(HELD_BY, "tomas.quill")).isZero();
        assertThat(FreshCodes.count(
                        HELD_BY, StaffClient.person("police-supervisor").username()))
                .isEqualTo(2);
        assertThat(StaffClient.target(invited.get("/app/acting"))).startsWith("/app/sign-in");
    }

    @Test
    void whatIsDoneAlreadyIsDoneAndWhatIsNotThereIsNotFound() {
        var administrator = StaffClient.signedIn(port, "police-admin");
        administrator.get(PEOPLE);
        administrator.post(PEOPLE, Map.of("name", "Ruth Again", "username", "ruth.again", "roles", "officer"));
        String her = PEOPLE + "/" + FreshCodes.text("select id from platform.person where username = ?", "ruth.again");
        for (String deed : List.of("/suspend", "/suspend", "/reinstate", "/reinstate")) {
            assertThat(StaffClient.target(administrator.post(her + deed, Map.of())))
                    .as(deed)
                    .isEqualTo(her);
        }
        var admin = StaffClient.signedIn(port, "admin");
        admin.get("/app/administration/agreements");
        assertThat(admin.post("/app/administration/agreements/" + java.util.UUID.randomUUID() + "/end", Map.of())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void nobodyShutsThemselvesOutOrTakesAdministrationFromThemselves() {
        var administrator = StaffClient.signedIn(port, "police-admin");
        administrator.get(PEOPLE);
        String oneself =
                PEOPLE + "/" + FreshCodes.text("select id from platform.person where username = ?", "police-admin");
        var refused = administrator.post(oneself + "/roles", Map.of("roles", "officer"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("roles-error").contains("You cannot take administration from yourself.");
        assertThat(administrator.post(oneself + "/suspend", Map.of()).statusCode())
                .isEqualTo(404);
        assertThat(administrator.get(PEOPLE).statusCode()).isEqualTo(200);
    }

    @Test
    void aSupervisorIsNotLostByAWordThatIsNobodys() {
        var administrator = StaffClient.signedIn(port, "police-admin");
        String before = FreshCodes.text(SUPERVISOR);
        String version = first(
                Pattern.compile("name=\"version\" value=\"([0-9]+)\""),
                administrator.get(AGENCY).body());
        String nobody = java.util.UUID.randomUUID().toString();
        for (var typed : List.of(
                Map.of("version", version, "backup", "", "supervisor", nobody),
                Map.of("version", version, "backup", nobody, "supervisor", before),
                Map.of("version", version, "backup", ""))) {
            assertThat(administrator.post(AGENCY, typed).statusCode()).isEqualTo(422);
        }
        assertThat(FreshCodes.text(SUPERVISOR)).isEqualTo(before);
        assertThat(administrator.get(AGENCY).body()).doesNotContain(NO_SUPERVISOR);
        FreshCodes.run(TO_SUPERVISOR, "");
        try {
            assertThat(administrator.get(AGENCY).body()).contains(NO_SUPERVISOR);
        } finally {
            FreshCodes.run(TO_SUPERVISOR, before);
        }
    }

    @Test
    void theListOfPeopleComesAsAFile() {
        var file = StaffClient.signedIn(port, "police-admin").get(PEOPLE + "/csv");
        assertThat(file.headers().firstValue("Content-Type"))
                .hasValueSatisfying(it -> assertThat(it).startsWith("text/csv"));
        assertThat(file.body()).contains("police-admin");
    }

    private static String first(Pattern pattern, String body) {
        Matcher found = pattern.matcher(body);
        assertThat(found.find()).as(body).isTrue();
        return found.group(1);
    }

    @Test
    void theCommunitysAdministratorNamesOnlyTheFirstPersonOfANewAgency() {
        var admin = StaffClient.signedIn(port, "admin");
        admin.get("/app/administration/agencies");
        var agency = Map.of(
                "agency",
                "Fernhill Street Outreach",
                "kind",
                "street-outreach",
                "name",
                "Noor Vale",
                "username",
                "noor.vale",
                "email",
                "");
        assertThat(first(
                        LINK, admin.post("/app/administration/agencies", agency).body()))
                .startsWith("/app/invitation/");
        assertThat(admin.get(PEOPLE).body()).doesNotContain("Noor Vale");
        assertThat(admin.post("/app/administration/agencies", agency).statusCode())
                .isEqualTo(422);
    }

    @Test
    void theCommunitysAdministratorAddsAndEndsAnAgreement() {
        var admin = StaffClient.signedIn(port, "admin");
        String list = "/app/administration/agreements";
        admin.get(list);
        var terms = Map.of(
                "owner",
                "school",
                "viewer",
                "public-health",
                "category",
                "education",
                "purpose",
                "emergency",
                "authority",
                "34 CFR 99.36, as agreed in a test");
        assertThat(admin.post(list, terms).statusCode()).isLessThan(400);
        String shown = admin.get(list).body();
        String line = shown.substring(shown.indexOf("as agreed in a test"));
        String end = first(Pattern.compile("action=\"(/app/administration/agreements/[0-9a-f-]{36}/end)\""), line);
        admin.post(end, Map.of());
        assertThat(admin.get(list).body()).doesNotContain(end);
    }
}
