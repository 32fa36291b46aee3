package org.anydoor.platform.oncall;

import static org.anydoor.platform.PlatformFixtures.run;
import static org.anydoor.platform.PlatformFixtures.value;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.anydoor.AnydoorTest;
import org.anydoor.browser.Browser;
import org.anydoor.platform.access.StaffClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@AnydoorTest
class RotaPagesTests {
    private static final String ROTA = "/app/administration/rota";
    private static final Pattern SHIFT = Pattern.compile("href=\"(/app/administration/rota/shift/[0-9a-f-]+)\"");

    @LocalServerPort
    int port;

    @Autowired
    Duty duty;

    @Autowired
    Paging paging;

    @AfterEach
    void theLicensersHaveNoRota() {
        String agency = "select a.id from platform.agency a where a.kind = 'licensing'";
        run("delete from platform.rota_place where agency_id in (" + agency + ")");
        run("delete from platform.rota_shift where agency_id in (" + agency + ")");
        run("delete from platform.rota_cover where agency_id in (" + agency + ")");
        run("delete from platform.duty_hours where agency_id in (" + agency + ")");
    }

    @Test
    void anAgencyWithoutARotaIsToldSoAndMakesOne() {
        var admin = StaffClient.signedIn(port, "licensing-admin");
        assertThat(admin.get(ROTA).body()).contains("No rota", "Nobody is on call at any time");
        admin.get(ROTA + "/shift");
        String person = person("licensing-admin");
        assertThat(StaffClient.target(admin.postForm(ROTA + "/shift", everyDay(person, "00:00", "00:00"))))
                .isEqualTo(ROTA);
        String page = admin.get(ROTA).body();
        assertThat(page)
                .contains("On call now", "Ingrid Solheim", "for the next seven days")
                .doesNotContain("No rota");
        assertThat(admin.get("/app").body()).contains("You are on call until");
        assertThat(value(
                        Long.class,
                        "select count(*) from platform.duty_hours h join platform.agency a on a.id = h.agency_id"
                                + " where a.kind = 'licensing'"))
                .isEqualTo(1);
    }

    @Test
    void whatCannotBeUnderstoodIsSaidBesideItsField() {
        var admin = StaffClient.signedIn(port, "licensing-admin");
        admin.get(ROTA + "/shift");
        var answer = admin.postForm(
                ROTA + "/shift",
                "days=&starts=25:00&ends=18:00&reads=reads&first=&second=" + person("navigator") + "&version=0");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains(
                        "days-error\">Tick at least one day", "starts-error\">Write a time", "first-error\">Choose who")
                .contains("second-error\">");
    }

    @Test
    void theSecondWriterOfAShiftIsToldThatSomebodyWasFirst() {
        var admin = StaffClient.signedIn(port, "licensing-admin");
        admin.get(ROTA + "/shift");
        String person = person("licensing-admin");
        admin.postForm(ROTA + "/shift", everyDay(person, "08:00", "18:00"));
        var found = SHIFT.matcher(admin.get(ROTA).body());
        assertThat(found.find()).isTrue();
        String shift = found.group(1);
        assertThat(admin.get(shift).body()).contains("value=\"08:00\"", "value=\"18:00\"");
        String later = everyDay(person, "09:00", "18:00").replace("version=0", "version=1");
        assertThat(StaffClient.target(admin.postForm(shift, later))).isEqualTo(ROTA);
        assertThat(admin.postForm(shift, later).body()).contains("Somebody else has changed this meanwhile");
        assertThat(admin.get(ROTA).body()).contains("Nobody is on call", "09:00 to 18:00");
        admin.post(shift + "/remove", Map.of());
        assertThat(admin.get(ROTA).body()).contains("No rota");
    }

    @Test
    void aStandInIsNamedForADayAndTakenBack() {
        var admin = StaffClient.signedIn(port, "licensing-admin");
        admin.get(ROTA + "/shift");
        String person = person("licensing-admin");
        admin.postForm(ROTA + "/shift", everyDay(person, "00:00", "00:00"));
        String day = LocalDate.now(ZoneId.of("America/Chicago")).plusDays(2).toString();
        admin.get(ROTA);
        assertThat(admin.post(ROTA + "/cover", Map.of("day", "2020-01-01", "person", person, "by", person))
                        .body())
                .contains("day-error\">", "by-error\">");
        admin.post(ROTA + "/cover", Map.of("day", day, "person", person, "by", "nobody"));
        assertThat(admin.get(ROTA).body()).contains("is away, covered by nobody", "Nobody is on call");
        admin.post(ROTA + "/uncover", Map.of("day", day, "person", person));
        assertThat(admin.get(ROTA).body()).doesNotContain("is away, covered by nobody");
    }

    @Test
    void rulesForCallsAreTheCommunitysToSet() {
        var licensing = StaffClient.signedIn(port, "licensing-admin");
        assertThat(licensing.get(ROTA).body()).contains("5 min to answer").doesNotContain("Add these rules");
        assertThat(licensing
                        .post(ROTA + "/terms", Map.of("from", "2030-01-01", "step", "5"))
                        .statusCode())
                .isEqualTo(404);
        var community = StaffClient.signedIn(port, "admin");
        assertThat(community.get(ROTA).body()).contains("Add these rules");
        assertThat(community
                        .post(
                                ROTA + "/terms",
                                Map.of(
                                        "from",
                                        "2020-01-01",
                                        "step",
                                        "0",
                                        "answer",
                                        "x",
                                        "tries",
                                        "99",
                                        "authority",
                                        ""))
                        .body())
                .contains("from-error\">", "step-error\">", "answer-error\">", "tries-error\">", "authority-error\">");
    }

    @Test
    void theSampleShowsAGapLoudlyAndPeopleWhenTheyAreOnCall() {
        var admin = StaffClient.signedIn(port, "admin");
        assertThat(admin.get(ROTA).body())
                .contains("Nobody is on call", "Nobody from Sat", "covered by", "Monday to Friday");
        assertThat(StaffClient.signedIn(port, "investigator").get("/app").body())
                .contains("You are on call");
        assertThat(StaffClient.signedIn(port, "navigator").get(ROTA).statusCode())
                .isEqualTo(404);
        assertThat(StaffClient.signedIn(port, "navigator").get("/app/calls").statusCode())
                .isEqualTo(200);
    }

    @Test
    void somebodySaysWhereTheyWantToBeCalled() {
        var navigator = StaffClient.signedIn(port, "navigator2");
        assertThat(navigator.get("/app/account/calls").body()).contains("Address for calls");
        assertThat(navigator
                        .post("/app/account/calls", Map.of("address", "nowhere"))
                        .statusCode())
                .isEqualTo(422);
        navigator.post("/app/account/calls", Map.of("address", "6125550100@text.example"));
        assertThat(navigator.get("/app/account/calls").body()).contains("6125550100@text.example");
        navigator.post("/app/account/calls", Map.of("address", ""));
        assertThat(navigator.get("/app/account/calls").body()).doesNotContain("6125550100@text.example");
    }

    @Test
    void aReceiptPromisesNoReadingInHoursInWhichNobodyReads() {
        run("delete from platform.duty_hours");
        run("""
                insert into platform.duty_hours (agency_id, from_at, until_at)
                select owner_agency_id, now() + interval '20 hours', now() + interval '28 hours' from intake.door where key = 'hotel'
                """);
        duty.forget();
        try {
            assertThat(sentThroughHotel("unknown"))
                    .contains("Nobody reads this right now. Somebody reads it from")
                    .doesNotContain("at the latest");
            assertThat(sentThroughHotel("now")).contains("at the latest").doesNotContain("Nobody reads this right now");
        } finally {
            run("delete from platform.duty_hours");
            duty.forget();
        }
    }

    /** Danger now is answered by 911 first; whoever goes on sends from there. */
    private String sentThroughHotel(String danger) {
        var anybody = new StaffClient(port);
        String path = "/en/door/hotel";
        String page = anybody.get(path).body();
        for (String go : danger.equals("now") ? List.of("next", "send") : List.of("next")) {
            var state = Pattern.compile("name=\"state\" value=\"([^\"]*)\"").matcher(page);
            assertThat(state.find()).isTrue();
            page = anybody.post(
                            path,
                            Map.of("state", state.group(1), "danger", danger, "what", "Two men and a girl", "go", go))
                    .body();
        }
        return page;
    }

    @Test
    void publicPagesSayWhenSomebodyReads() {
        var anybody = new StaffClient(port);
        run("delete from platform.duty_hours");
        run("""
                insert into platform.duty_hours (agency_id, from_at, until_at)
                select owner_agency_id, now() - interval '1 day', now() + interval '8 days' from intake.door where key = 'public'
                """);
        duty.forget();
        assertThat(anybody.get("/en/concern").body()).contains("Somebody reads this day and night.");
        assertThat(anybody.get("/so/concern").body()).contains("habeen iyo maalin");
        run("delete from platform.duty_hours");
        duty.forget();
        assertThat(anybody.get("/es/concern").body()).doesNotContain("Alguien lee");
    }

    @ParameterizedTest
    @EnumSource(Browser.Size.class)
    void everyPageIsReadableOnPhoneAndDesk(Browser.Size size) {
        look(size, "admin", Map.of("rota", ROTA, "rota-shift", ROTA + "/shift", "rota-mine", "/app/account/calls"));
        UUID work = needed();
        paging.run();
        String concern = "/app/intake/" + value(UUID.class, "select reference from platform.work where id = ?", work);
        look(
                size,
                "navigator",
                Map.of(
                        "rota-home",
                        "/app",
                        "rota-calls",
                        "/app/calls",
                        "rota-queue",
                        "/app/intake",
                        "rota-concern",
                        concern));
    }

    @Test
    void somebodyOfTheAgencyAnswersAndOthersSeeWho() {
        UUID work = needed();
        paging.run();
        var first = StaffClient.signedIn(port, "navigator");
        assertThat(first.get("/app").body()).contains("Somebody needs you now");
        assertThat(first.get("/app/intake").body()).contains("Called, nobody has answered");
        assertThat(first.get("/app/calls").body()).contains("I have it", "called; the sample sends nothing");
        assertThat(StaffClient.target(first.post("/app/calls/" + work + "/answer", Map.of())))
                .startsWith("/app/intake/");
        var second = StaffClient.signedIn(port, "supervisor");
        assertThat(second.get("/app/calls").body()).contains("Rose Okafor has it since");
        assertThat(second.post("/app/calls/" + work + "/answer", Map.of()).body())
                .contains("Rose Okafor was quicker");
        var outsider = StaffClient.signedIn(port, "investigator");
        outsider.get("/app");
        assertThat(outsider.post("/app/calls/" + work + "/answer", Map.of()).statusCode())
                .isEqualTo(404);
    }

    /** The newest concern that nobody has read cannot wait any more, and nobody has been called for it. */
    private static UUID needed() {
        UUID work = value(UUID.class, """
                select w.id from platform.work w join platform.agency a on a.id = w.agency_id
                where a.name = 'No Wrong Door North' and w.module = 'intake' and w.kind = 'concern' and w.done_at is null
                order by w.opened_at desc limit 1
                """);
        run("update platform.work set rank = 1, opened_at = now() where id = ?", work);
        return work;
    }

    private void look(Browser.Size size, String username, Map<String, String> pages) {
        var client = StaffClient.signedIn(port, username);
        try (var browser = Browser.open(port, size)) {
            client.lend(browser.page().context());
            pages.forEach((name, path) -> browser.go(path).picture(name).assertAccessible());
        }
    }

    private static String everyDay(String person, String starts, String ends) {
        return "days=monday&days=tuesday&days=wednesday&days=thursday&days=friday&days=saturday&days=sunday&starts="
                + starts + "&ends=" + ends + "&reads=reads&first=" + person + "&second=&third=&version=0";
    }

    private static String person(String username) {
        return value(UUID.class, "select id from platform.person where username = ?", username)
                .toString();
    }
}
