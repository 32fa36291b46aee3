package org.anydoor.intake.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anydoor.AnydoorTest;
import org.anydoor.platform.PlatformFixtures;
import org.anydoor.platform.access.StaffClient;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages as a navigator of the sample community gets them. */
@AnydoorTest
class TriagePagesTests {
    private static final Pattern ROW = Pattern.compile("<a class=\"ad-work__link\" href=\"(/app/intake/[0-9a-f-]+)\"");
    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"(\\d+)\"");

    @LocalServerPort
    int port;

    private StaffClient navigator() {
        return StaffClient.signedIn(port, "navigator");
    }

    private static String first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        assertThat(found.find()).as(pattern.pattern()).isTrue();
        return found.group(1);
    }

    private static String withoutTokens(String page) {
        return page.replaceAll("value=\"[A-Za-z0-9_-]{40,}\"", "value=\"token\"");
    }

    private static String version(StaffClient client, String concern) {
        return first(VERSION, client.get(concern).body());
    }

    /** One that somebody has read and nobody decided on; a new one is read only where there is none, for they are few. */
    private static String undecided(StaffClient client) {
        return ROW.matcher(client.get("/app/intake").body())
                .results()
                .map(row -> row.group(1))
                .filter(it -> client.get(it).body().contains("Read, not decided"))
                .findFirst()
                .orElseGet(() -> {
                    String fresh = first(ROW, client.get("/app/intake?show=new").body());
                    client.post(fresh + "/acknowledge", Map.of("version", version(client, fresh)));
                    return fresh;
                });
    }

    @Test
    void theQueueShowsClockReasonAndTheOneAction() {
        String page = navigator().get("/app/intake").body();
        assertThat(page).contains("ad-clock", "ad-work__why", "ad-work__turn").doesNotContain("style=");
        assertThat(ROW.matcher(page).results().count()).isBetween(1L, 25L);
    }

    @Test
    void filtersStandInTheAddressAndNonsenseCountsAsNotAsked() {
        StaffClient client = navigator();
        assertThat(client.get("/app/intake?show=closed&language=so&interpreter=yes&sort=newest&page=2")
                        .statusCode())
                .isEqualTo(200);
        assertThat(client.get("/app/intake?show=x&urgency=%27--&door=%01&page=-1&q=%25%27")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aConcernIsFoundByNicknameAndTheNicknameStandsInNoAddress() {
        StaffClient client = navigator();
        String concern = first(ROW, client.get("/app/intake?show=new").body());
        PlatformFixtures.run("update intake.concern set youth_called = 'Wintergreen' where id = ?", id(concern));
        assertThat(client.post("/app/intake/find", Map.of("q", " wintergreen ")).body())
                .contains(concern)
                .doesNotContain("q=wintergreen", "as=csv");
        assertThat(client.post("/app/intake/find", Map.of("q", "Nobodyhere")).body())
                .contains("No concern has this short name, or this nickname");
        assertThat(client.get("/app/intake?page=99").body()).contains("The list ends before this page.");
    }

    @Test
    void theListGoesOutAsAFileThatIsRecorded() {
        HttpResponse<String> file = navigator().get("/app/intake?as=csv");
        assertThat(file.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(file.body()).contains("Short name");
    }

    @Test
    void aConcernIsReadAnnotatedAndClosed() {
        StaffClient client = navigator();
        String concern = first(ROW, client.get("/app/intake?show=new").body());
        assertThat(client.get(concern).body()).contains("I have read it", "Show (is recorded)");
        assertThat(client.post(concern + "/acknowledge", Map.of("version", version(client, concern)))
                        .statusCode())
                .isEqualTo(302);
        assertThat(client.get(concern + "?done=acknowledge").body())
                .contains("Read by you. The first clock has stopped.");
        assertThat(client.post(concern + "/note", Map.of("note", "Called the school."))
                        .statusCode())
                .isEqualTo(302);
        String page = client.get(concern).body();
        assertThat(page).contains("Called the school.");
        assertThat(page.indexOf("Said that they have read it")).isBetween(1, page.indexOf("<summary>Looked at"));
        assertThat(client.post(
                                concern + "/close",
                                Map.of(
                                        "version",
                                        version(client, concern),
                                        "outcome",
                                        "helped",
                                        "closing",
                                        "",
                                        "close-anyway",
                                        "yes"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(client.get(concern).body()).contains("Open again");
    }

    @Test
    void theSecondWriterSeesWhatChangedAndLosesNothingTyped() {
        StaffClient client = navigator();
        String concern = first(ROW, client.get("/app/intake?show=new").body());
        String seen = version(client, concern);
        client.post(concern + "/acknowledge", Map.of("version", seen));
        HttpResponse<String> late = client.post(
                concern + "/close",
                Map.of("version", seen, "outcome", "no-contact", "closing", "closed-more", "close-anyway", "yes"));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("Somebody was quicker", "value=\"no-contact\" selected");
    }

    @Test
    void whatIsRefusedStandsBesideItsFieldWithWhatWasTyped() {
        StaffClient client = navigator();
        String concern = first(ROW, client.get("/app/intake?show=new").body());
        client.post(concern + "/acknowledge", Map.of("version", version(client, concern)));
        HttpResponse<String> refused =
                client.post(concern + "/mask", Map.of("mask-of", "what", "passage", "words that nobody said"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("These words do not stand there", "words that nobody said");
        HttpResponse<String> tooLong = client.post(concern + "/note", Map.of("note", "x".repeat(1_000_000)));
        assertThat(tooLong.statusCode()).isEqualTo(422);
    }

    @Test
    void thatTheCodeWasChangedStandsAboveTheBoxForTheAnswer() {
        StaffClient client = navigator();
        String concern = first(ROW, client.get("/app/intake?show=new").body());
        client.post(concern + "/acknowledge", Map.of("version", version(client, concern)));
        UUID id = UUID.fromString(concern.substring(concern.lastIndexOf('/') + 1));
        PlatformFixtures.run("delete from intake.receipt where concern_id = ?", id);
        PlatformFixtures.run("""
                insert into intake.receipt (concern_id, agency_id, key_version, digest, code_changed_at)
                select c.id, c.agency_id, 1, decode(md5(c.id::text) || md5(c.short), 'hex'), now() from intake.concern c where c.id = ?
                """, id);
        String page = client.get(concern).body();
        assertThat(page.indexOf("The code was changed on")).isBetween(1, page.indexOf("name=\"words\""));
    }

    @Test
    void ofAYoungPersonWhoGaveNoSafeContactItStandsFirstThatNobodyCalls() {
        StaffClient client = navigator();
        String concern = first(ROW, client.get("/app/intake?show=new").body());
        UUID id = UUID.fromString(concern.substring(concern.lastIndexOf('/') + 1));
        PlatformFixtures.run("delete from intake.safe_contact where concern_id = ?", id);
        PlatformFixtures.run("update intake.concern set self_report = true where id = ?", id);
        String page = client.get(concern).body();
        assertThat(page.indexOf("Write only here. Do not call, text or visit.")).isBetween(1, page.indexOf("ad-facts"));
        assertThat(client.get("/app/intake?show=new").body()).contains("Young person wrote", "No phone contact");
    }

    @Test
    void whatIsSentSaysToWhomAndSendingIsNoLongerTheNextStep() {
        StaffClient client = navigator();
        String concern = undecided(client);
        Matcher to = Pattern.compile("name=\"to\" id=\"to-([0-9a-f-]+)\"")
                .matcher(client.get(concern).body());
        assertThat(to.find()).isTrue();
        client.post(concern + "/send", Map.of("version", version(client, concern), "to", to.group(1)));
        String page = client.get(concern + "?done=send").body();
        assertThat(page)
                .contains("not answered", " answers</span>", "Take back")
                .doesNotContain("Read, not decided");
        assertThat(page).doesNotContain("<button class=\"usa-button \" type=\"submit\">Send to those ticked");
        assertThat(client.get("/app?show=others").body()).contains("Waits for", ", sent ");
    }

    @Test
    void whoClosesWhileOthersHaveItIsAskedFirst() {
        StaffClient client = navigator();
        String concern = undecided(client);
        Matcher to = Pattern.compile(
                        "name=\"to\" id=\"to-([0-9a-f-]+)\"[^>]*><label[^>]*>(Riverport Police|Lakeland County Child Protection)")
                .matcher(client.get(concern).body());
        assertThat(to.find()).isTrue();
        client.post(concern + "/send", Map.of("version", version(client, concern), "to", to.group(1)));
        assertThat(client.get(concern).body()).contains("Still open elsewhere: ", "Close it here all the same");
        Map<String, String> typed = Map.of("version", version(client, concern), "outcome", "helped", "closing", "");
        HttpResponse<String> asked = client.post(concern + "/close", typed);
        assertThat(asked.statusCode()).isEqualTo(422);
        assertThat(asked.body()).contains("Others still work on it.", "href=\"#close-anyway\"");
        Map<String, String> knowing = new HashMap<>(typed);
        knowing.put("close-anyway", "yes");
        assertThat(client.post(concern + "/close", knowing).statusCode()).isEqualTo(302);
        String receiver = to.group(2).endsWith("Police") ? "investigator" : "protection";
        assertThat(StaffClient.signedIn(port, receiver).get(concern).body())
                .contains("No Wrong Door North closed this concern");
    }

    @Test
    void whoLookedAndFoundNothingNewSaysSoWithOneButton() {
        StaffClient client = navigator();
        String concern = undecided(client);
        assertThat(client.get(concern).body()).doesNotContain("I looked. Nothing new");
        client.post(concern + "/look-again", Map.of());
        assertThat(client.get(concern).body()).doesNotContain("Looked again: nothing new");
        client.post(
                concern + "/accept", Map.of("version", version(client, concern), "holder", holder(client, concern)));
        PlatformFixtures.run(
                "update intake.handling set due_at = now() - interval '1 hour' where concern_id = ?", id(concern));
        assertThat(client.get(concern).body()).contains("I looked. Nothing new", "Overdue");
        assertThat(client.post(concern + "/look-again", Map.of()).statusCode()).isEqualTo(302);
        assertThat(client.get(concern + "?done=look-again").body())
                .contains("Noted that you looked.", "Looked again: nothing new")
                .doesNotContain("ad-clock--late");
    }

    @Test
    void dangerStandsInTheHeadAndOnEachListAndTheHeadsClockIsTheOneThatRunsOutFirst() {
        StaffClient client = navigator();
        String concern = first(ROW, client.get("/app/intake?show=new").body());
        PlatformFixtures.run("update intake.concern set danger = 'now' where id = ?", id(concern));
        PlatformFixtures.run(
                "update platform.work set rank = 1, due_at = now() + interval '9 minutes' where reference = ?",
                id(concern));
        String page = client.get(concern).body();
        assertThat(page.indexOf("<span class=\"ad-flag \">Danger now</span>")).isBetween(1, page.indexOf("ad-split"));
        assertThat(client.get("/app/intake?show=new").body()).contains("<span class=\"ad-flag \">Danger now</span>");
        assertThat(client.get("/app?show=all").body()).contains("<span class=\"ad-flag \">Danger now</span>");
    }

    @Test
    void whoMayNotKnowWhoToldUsIsToldSoAndNothingFalse() {
        StaffClient client = navigator();
        String concern = undecided(client);
        Matcher to = Pattern.compile("name=\"to\" id=\"to-([0-9a-f-]+)\"[^>]*><label[^>]*>Riverport Police")
                .matcher(client.get(concern).body());
        assertThat(to.find()).isTrue();
        client.post(concern + "/send", Map.of("version", version(client, concern), "to", to.group(1)));
        StaffClient police = StaffClient.signedIn(port, "investigator");
        assertThat(police.get(concern).body())
                .contains("You may not see who told us", "ask No Wrong Door North")
                .doesNotContain("Show (is recorded)", "Nothing was said about who told us");
        assertThat(police.post(concern + "/reporter", Map.of()).body())
                .doesNotContain("Nothing was said about who told us", "That you looked is recorded");
        assertThat(client.get(concern).body()).contains("Show (is recorded)");
    }

    @Test
    void theMenuLeadsToDoorsOnlyWhereTheyAreSet() {
        assertThat(StaffClient.signedIn(port, "police-admin").get("/app").body())
                .contains("/app/administration\"")
                .doesNotContain("/app/administration/doors");
        assertThat(StaffClient.signedIn(port, "admin").get("/app").body()).contains("/app/administration/doors");
    }

    private static UUID id(String concern) {
        return UUID.fromString(concern.substring(concern.lastIndexOf('/') + 1));
    }

    private static String holder(StaffClient client, String concern) {
        return first(
                Pattern.compile("<option value=\"(person:[0-9a-f-]+)\" selected"),
                client.get(concern).body());
    }

    @Test
    void listsSayOnPaperWhatTheyAre() {
        StaffClient client = navigator();
        assertThat(client.get("/app/intake?show=new&door=public").body())
                .containsPattern("Printed \\w{3} \\d+ \\w+ 20\\d\\d, \\d\\d:\\d\\d\\. Concerns that nobody has read, ");
        assertThat(client.get("/app?show=others").body()).containsPattern("Printed .* 20\\d\\d, .*Waits for others");
    }

    @Test
    void whatIsHiddenAnswersLikeWhatDoesNotExist() {
        String concern = first(ROW, navigator().get("/app/intake").body());
        StaffClient outsider = StaffClient.signedIn(port, "advocate");
        HttpResponse<String> hidden = outsider.get(concern);
        HttpResponse<String> absent = outsider.get("/app/intake/" + UUID.randomUUID());
        assertThat(hidden.statusCode()).isEqualTo(404);
        assertThat(absent.statusCode()).isEqualTo(404);
        assertThat(withoutTokens(hidden.body())).isEqualTo(withoutTokens(absent.body()));
        assertThat(outsider.get("/app/intake/nonsense").statusCode()).isEqualTo(404);
        assertThat(outsider.post(concern + "/acknowledge", Map.of("version", "1"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(outsider.post(concern + "/reporter", Map.of()).statusCode()).isEqualTo(404);
    }

    @Test
    void whoToldUsIsShownOnlyWhenAskedFor() {
        StaffClient client = navigator();
        String concern = ROW.matcher(client.get("/app/intake").body())
                .results()
                .map(row -> row.group(1))
                .filter(it -> !client.post(it + "/reporter", Map.of()).body().contains("Nothing was said"))
                .findFirst()
                .orElseThrow();
        assertThat(client.get(concern).body()).doesNotContain("That you looked is recorded.");
        assertThat(client.post(concern + "/reporter", Map.of()).body()).contains("That you looked is recorded.");
        assertThat(client.get(concern).body()).contains("Looked at who told us");
    }

    @Test
    void aConcernIsLinkedToARecordOfTheOwnAgencyAndNoNameStandsInAnAddress() {
        StaffClient client = navigator();
        String concern = first(ROW, client.get("/app/intake?show=new").body());
        client.post(concern + "/acknowledge", Map.of("version", version(client, concern)));
        assertThat(client.post(concern + "/find-youth", Map.of("youth", "Nobodyhere"))
                        .body())
                .contains("No record of this name.", "Open a new record by this name");
        HttpResponse<String> opened = client.post(concern + "/open-youth", Map.of("youth", "Nobodyhere"));
        assertThat(StaffClient.target(opened)).isEqualTo(concern + "?done=link");
        assertThat(client.get(concern).body()).contains("Nobodyhere", "/app/youth/", "Undo the link");
        String alike = client.post(concern + "/find-youth", Map.of("youth", "Nobodyhear"))
                .body();
        assertThat(alike).contains("<strong>Nobodyhere</strong>", "age not known", "record of", "Fits: name");
        assertThat(alike).contains("find-youth#young-person", "id=\"young-person\"");
        assertThat(client.post(
                                concern + "/link-youth",
                                Map.of("record", UUID.randomUUID().toString()))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void onlyAdministratorsOfIntakeSetDoors() {
        assertThat(navigator().get("/app/administration/doors").statusCode()).isEqualTo(404);
        assertThat(StaffClient.signedIn(port, "police-admin")
                        .get("/app/administration/doors")
                        .statusCode())
                .isEqualTo(404);
        StaffClient admin = StaffClient.signedIn(port, "admin");
        assertThat(admin.get("/app/administration/doors").body()).contains("Routing rules", "since");
        HttpResponse<String> refused = admin.post(
                "/app/administration/doors/urgency",
                Map.of("urgency", "urgent", "minutes", "many", "from", "1026-01-01", "authority", ""));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Write the minutes as a number", "value=\"many\"");
    }
}
