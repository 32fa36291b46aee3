package org.anydoor.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anydoor.AnydoorTest;
import org.anydoor.platform.PlatformFixtures;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.context.WebApplicationContext;

@AnydoorTest
class StaffDoorPagesTests {

    private static final Pattern STATE = Pattern.compile("name=\"state\" value=\"([^\"]*)\"");
    private static final Pattern REPORT = Pattern.compile("action=\"([^\"]*/report)\"");
    private static final Pattern AGAIN = Pattern.compile("href=\"(/app/sent/[^\"]*/report)\"");
    private final MockMvcTester pages;

    StaffDoorPagesTests(WebApplicationContext context) {
        pages = MockMvcTester.create(MockMvcBuilders.webAppContextSetup(context).build());
    }

    @BeforeEach
    void open() {
        OpenDoors.make();
    }

    private static Caller.Member member(String kind, String role) {
        AgencyId agency = PlatformFixtures.agency(kind);
        PersonId person = PlatformFixtures.person(agency, role);
        return new Caller.Member(person, agency);
    }

    private String get(Caller caller, String path) throws Exception {
        return Callers.as(caller, () -> body(pages.get().uri(path).exchange()));
    }

    private MvcTestResult send(Caller caller, String door, String page, String... fields) throws Exception {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("door", door);
        form.add("state", state(page));
        for (String field : fields) {
            String[] pair = field.split("=", 2);
            form.add(pair[0], pair[1]);
        }
        return Callers.as(
                caller,
                () -> pages.post().uri("/app/concerns/new").formFields(form).exchange());
    }

    private static String state(String page) {
        Matcher found = STATE.matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static String found(Pattern pattern, String page) {
        Matcher found = pattern.matcher(page);
        assertThat(found.find()).as("%s", pattern).isTrue();
        return found.group(1);
    }

    private static String body(MvcTestResult result) {
        try {
            return result.getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anOperatorReadsTheScriptAndTheCodeInTheCallersLanguage() throws Exception {
        var operator = member("city-311", "operator");
        String page = get(operator, "/app/concerns/new?door=operator");
        assertThat(page).contains("Read aloud", "I will put you through to 911 first");
        var sent =
                send(operator, "operator", page, "danger=unknown", "what=A boy sleeps at a shop", "caller-language=so");
        assertThat(body(sent))
                .contains("Read the code to the caller", "The caller’s number")
                .containsPattern("<span>\\d{4}</span>");
        assertThat(get(operator, "/app/sent")).contains("A boy sleeps at a shop", "We have it.");
    }

    @Test
    void aSchoolNurseSeesTheDutyThatSendingDoesNotDischarge() throws Exception {
        var nurse = member("school", "staff");
        String page = get(nurse, "/app/concerns/new");
        assertThat(page).contains("If the law says you must report", "612-348-3552");
        var sent = send(nurse, "school", page, "danger=not-now", "what=New phone, very tired", "must-report=yes");
        assertThat(body(sent)).contains("This is not your report", "72 hours").doesNotContain("id=\"code\"");
        assertThat(get(nurse, "/app/sent"))
                .as("the duty stays in sight until it is recorded")
                .contains("Your oral report: by ", "Your written report: by ", "Call 612-348-3552");
        PlatformFixtures.run(
                "update intake.mandated_report set oral_at = now() where concern_id in"
                        + " (select id from intake.concern where sent_by_person_id = ?)",
                nurse.id());
        assertThat(get(nurse, "/app/sent")).contains("Your written report").doesNotContain("Your oral report");
    }

    @Test
    void whatIsWrongStandsBesideTheFieldAndNothingTypedIsLost() throws Exception {
        var officer = member("police", "officer");
        String page = get(officer, "/app/concerns/new?door=patrol");
        var again = send(officer, "patrol", page, "danger=now", "case-number=26-1147", "place=No such motel");
        assertThat(again).hasStatus(422);
        assertThat(body(again))
                .contains("id=\"what-error\"", "value=\"26-1147\"", "value=\"No such motel\"")
                .doesNotContain("id=\"place-error\"");
        assertThat(body(send(officer, "patrol", body(again), "danger=now", "what=Girl with an older man")))
                .contains("Sent: ");
    }

    @Test
    void aPlaceThatIsOnNoListHoldsNobodyUpAndIsKeptAsWritten() throws Exception {
        var officer = member("police", "officer");
        String page = get(officer, "/app/concerns/new?door=patrol");
        var sent = send(
                officer,
                "patrol",
                page,
                "danger=now",
                "what=A girl of 15 with an older man",
                "place=Nowhere Hotel XYZ",
                "place-said=Room 9");
        assertThat(body(sent)).contains("Sent: ", "“Nowhere Hotel XYZ” is not on the list of known places.");
        assertThat(PlatformFixtures.value(
                        String.class,
                        "select place_said from intake.concern where sent_by_person_id = ?",
                        officer.id()))
                .isEqualTo("Nowhere Hotel XYZ, Room 9");
    }

    @Test
    void whoeverSaysDangerNowIsToldFirstThatNobodyComesBecauseOfThePage() throws Exception {
        var officer = member("police", "officer");
        String patrol = get(officer, "/app/concerns/new?door=patrol");
        assertThat(patrol).contains("Danger now? Dispatch first, or 911.", "href=\"tel:911\"", "href=\"sms:911\"");
        assertThat(body(send(officer, "patrol", patrol, "danger=now", "what=A girl in a car")))
                .contains("Tell dispatch if you have not.", "href=\"tel:911\"");
        var nurse = member("school", "staff");
        String school = get(nurse, "/app/concerns/new");
        assertThat(body(send(nurse, "school", school, "danger=now", "what=He waits outside")))
                .contains("Call 911 if you have not.", "href=\"sms:911\"");
        assertThat(body(send(nurse, "school", get(nurse, "/app/concerns/new"), "danger=not-now", "what=Tired")))
                .doesNotContain("Call 911 if you have not.");
    }

    @Test
    void whoeverLeavesTheQuestionOpenWhereTheLawMakesPeopleReportIsToldBeforeAndAfter() throws Exception {
        var nurse = member("school", "staff");
        String page = get(nurse, "/app/concerns/new");
        assertThat(page.indexOf("This is not your report"))
                .as("before anything that is folded")
                .isBetween(0, page.indexOf("If the law says you must report"));
        assertThat(body(send(nurse, "school", page, "danger=not-now", "what=Skipped the question")))
                .contains("This is not your report", "The law makes people in your work report", "72 hours");
        assertThat(get(nurse, "/app/sent")).contains("Your oral report: by ");
        var officer = member("police", "officer");
        assertThat(body(send(
                        officer,
                        "patrol",
                        get(officer, "/app/concerns/new?door=patrol"),
                        "danger=not-now",
                        "what=A boy asleep in a car")))
                .contains("This is not your report", "Call child protection: 612-348-3552");
        assertThat(body(send(
                        nurse,
                        "school",
                        get(nurse, "/app/concerns/new"),
                        "danger=not-now",
                        "what=Of age",
                        "youth-age=19")))
                .as("nobody must report what happens to an adult")
                .doesNotContain("This is not your report");
    }

    @Test
    void aCallerWhoMustReportIsToldSoAndTheOperatorOwesNothing() throws Exception {
        var operator = member("city-311", "operator");
        String page = get(operator, "/app/concerns/new?door=operator");
        assertThat(page).contains("this call is not that report", "Does the law make the caller report");
        var sent = send(operator, "operator", page, "danger=unknown", "what=A teacher calls", "must-report=yes");
        assertThat(body(sent))
                .contains("Tell the caller: this call is not your report", "They call 612-348-3552")
                .contains("Have the caller write it down.")
                .doesNotContain("/report\"", "If you lose it");
        assertThat(get(operator, "/app/sent")).contains("A teacher calls").doesNotContain("Your oral report");
    }

    @Test
    void aDoorOfAnotherKindOfAgencyIsNotFound() throws Exception {
        var nurse = member("school", "staff");
        Callers.run(
                nurse,
                () -> assertThat(
                                pages.get().uri("/app/concerns/new?door=patrol").exchange())
                        .hasStatus(404));
    }

    @Test
    void nobodyReadsWhatAColleagueSent() throws Exception {
        var nurse = member("school", "staff");
        send(nurse, "school", get(nurse, "/app/concerns/new"), "danger=not-now", "what=Only mine to reread");
        var colleague = new Caller.Member(PlatformFixtures.person(nurse.actingFor(), "staff"), nurse.actingFor());
        assertThat(get(colleague, "/app/sent")).doesNotContain("Only mine to reread");
    }

    @Test
    void whoReportsFromASchoolFindsTheirNameReadyAndOnTheWrittenReport() throws Exception {
        var nurse = member("school", "staff");
        String page = get(nurse, "/app/concerns/new");
        String name = PlatformFixtures.value(String.class, "select name from platform.person where id = ?", nurse.id());
        assertThat(page).contains("id=\"reporter-name\" name=\"reporter-name\" type=\"text\" value=\"" + name + "\"");
        assertThat(page).contains("value=\"Agency ", "@example.org");
        var sent = send(
                nurse,
                "school",
                page,
                "danger=not-now",
                "what=Sleeps in class",
                "must-report=yes",
                "reporter-name=" + name,
                "reporter-reach=612-555-0143",
                "reporter-workplace=Nurse, North School");
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("state", state(body(sent)));
        String report = Callers.as(
                nurse,
                () -> body(pages.post()
                        .uri(found(REPORT, body(sent)))
                        .formFields(form)
                        .exchange()));
        assertThat(report).contains(name, "612-555-0143", "Nurse, North School", "Sleeps in class");
        assertThat(report)
                .as("what was left empty means now")
                .containsPattern("<dt>Learned of it</dt><dd>\\w+ \\d+ \\w+ 20\\d\\d");
        String later = get(nurse, found(AGAIN, get(nurse, "/app/sent")));
        assertThat(later).contains("260E", name, "Sleeps in class", "Learned of it");
        var colleague = new Caller.Member(PlatformFixtures.person(nurse.actingFor(), "staff"), nurse.actingFor());
        String address = found(AGAIN, get(nurse, "/app/sent"));
        Callers.run(
                colleague, () -> assertThat(pages.get().uri(address).exchange()).hasStatus(404));
    }

    @Test
    void nobodysNameStandsReadyWhereSomebodyElseTells() throws Exception {
        var operator = member("city-311", "operator");
        assertThat(get(operator, "/app/concerns/new?door=operator"))
                .contains("id=\"reporter-name\" name=\"reporter-name\" type=\"text\" value=\"\"");
    }

    @Test
    void whatISentIsFoundByItsShortNamePagedAndGoesOutAsAFile() throws Exception {
        var nurse = member("school", "staff");
        for (int i = 0; i < 27; i++) {
            send(nurse, "school", get(nurse, "/app/concerns/new"), "danger=not-now", "what=Number " + i);
        }
        PlatformFixtures.run(
                "update intake.concern set arrived_at = arrived_at - interval '1 hour'"
                        + " where sent_by_person_id = ? and what in ('Number 0', 'Number 1')",
                nurse.id());
        assertThat(get(nurse, "/app/sent")).contains("Page 2").doesNotContain("Number 1</p>");
        assertThat(get(nurse, "/app/sent?page=2")).contains("Number 1</p>").doesNotContain("Number 26</p>");
        String one = PlatformFixtures.value(
                String.class,
                "select short from intake.concern where sent_by_person_id = ? and what = 'Number 3'",
                nurse.id());
        assertThat(get(
                        nurse,
                        "/app/sent?q=k-"
                                + one.toLowerCase(java.util.Locale.ROOT).replace("-", "")))
                .contains("Number 3</p>")
                .doesNotContain("Number 4</p>");
        assertThat(get(nurse, "/app/sent?q=ZZZ-ZZZ")).contains("You sent nothing of this short name.");
        assertThat(get(nurse, "/app/sent?as=csv&sort=oldest")).contains("Short name", "Number 0", "Number 26");
        assertThat(PlatformFixtures.value(
                        Long.class,
                        "select count(*) from platform.audit_entry where action = 'platform.export' and person_id = ?",
                        nurse.id()))
                .isPositive();
    }
}
