package org.anydoor.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anydoor.AnydoorTest;
import org.anydoor.platform.PlatformFixtures;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@AnydoorTest
class DoorPagesTests {

    private static final Pattern CODE = Pattern.compile("(?s)id=\"code\">(.*?)</(?:ol|p)>");
    private static final ZoneId CITY = ZoneId.of("America/Chicago");
    private final Sender sender;

    DoorPagesTests(@LocalServerPort int port) {
        sender = new Sender(port);
    }

    @BeforeEach
    void open() {
        OpenDoors.make();
    }

    private Sender toTheLastLook(String path, String... where) {
        return sender.open(path)
                .post(path, "danger=unknown")
                .post(path, "what=They looked scared", "youth-called=goes by Jay", "youth-age=about 14")
                .post(path, where)
                .post(path, "reporter-relation=neighbor");
    }

    private static String code(String page) {
        Matcher found = CODE.matcher(page);
        assertThat(found.find()).as("a code on the page").isTrue();
        return found.group(1).replaceAll("<[^>]+>", " ").strip().replaceAll("\\s+", " ");
    }

    @ParameterizedTest
    @CsvSource({"en,5", "es,5", "hmn,4", "so,4"})
    void aConcernIsSentAndAnsweredWithACodeInEveryLanguage(String language, int parts) {
        String path = "/" + language + "/concern";
        toTheLastLook(path, "place-said=Lake Street");
        assertThat(sender.page()).contains("goes by Jay", "about 14", "Lake Street", "<html lang=\"" + language);
        sender.post(path, "go=send");
        assertThat(sender.status()).isEqualTo(200);
        assertThat(code(sender.page()).split(" ")).hasSize(parts);
    }

    @Test
    void sendingTwiceIsOneConcernWithOneCode() {
        toTheLastLook("/en/concern", "when-said=today");
        String look = sender.state();
        String first = code(sender.post("/en/concern", "go=send").page());
        assertThat(code(sender.carrying(look).post("/en/concern", "go=send").page()))
                .isEqualTo(first);
    }

    @Test
    void theReceiptNamesTheSecondWord() {
        toTheLastLook("/en/concern", "when-said=today").post("/en/concern", "go=send");
        assertThat(sender.page()).contains("Open it once and choose a second word, so that nobody else can read it.");
    }

    @Test
    void goingBackAfterSendingAndSayingMoreIsAConcernOfItsOwn() {
        toTheLastLook("/en/concern", "when-said=today");
        String look = sender.state();
        String first = code(sender.post("/en/concern", "go=send").page());
        sender.carrying(look).post("/en/concern", "go=back").post("/en/concern", "reporter-relation=family");
        String more = sender.state();
        String second = code(sender.post("/en/concern", "go=send").page());
        assertThat(second).isNotEqualTo(first);
        assertThat(code(sender.carrying(more).post("/en/concern", "go=send").page()))
                .isEqualTo(second);
    }

    @Test
    void dangerNowComesFirstAndLosesNothing() {
        sender.open("/so/concern").post("/so/concern", "danger=now");
        assertThat(sender.page()).contains("href=\"tel:911\"", "href=\"sms:911\"", "Marka hore wac 911");
        sender.post("/so/concern", "go=show");
        assertThat(sender.page()).contains("name=\"what\"");
        sender.post("/so/concern", "what=Wuu baqayay", "go=back").post("/so/concern", "danger=now");
        assertThat(sender.page()).contains("Wuu baqayay").doesNotContain("Marka hore wac 911");
    }

    @Test
    void whatIsMissingIsSaidBesideTheFieldInTheReadersLanguage() {
        sender.open("/hmn/concern").post("/hmn/concern", "danger=unknown").post("/hmn/concern", "youth-called=Jay");
        assertThat(sender.status()).isEqualTo(422);
        assertThat(sender.page()).contains("id=\"what-error\"", "“Nws zoo li ntshai” txaus lawm.", "value=\"Jay\"");
    }

    @Test
    void aMegabyteIsRefusedBesideTheFieldAndKept() {
        sender.open("/es/concern").post("/es/concern", "danger=unknown");
        sender.post("/es/concern", "what=" + "x".repeat(1_000_000), "youth-called=Jay");
        assertThat(sender.status()).isEqualTo(422);
        assertThat(sender.page()).contains("id=\"what-error\"", "x".repeat(1_000_000), "value=\"Jay\"");
    }

    @Test
    void strangeCharactersAreShownAsTextOnly() {
        sender.open("/en/concern").post("/en/concern", "danger=unknown");
        sender.post("/en/concern", "what=<script>alert(1)</script>\u0000\u202Ebad'; drop table\u0007");
        sender.post("/en/concern", "place-said=مدرسة").post("/en/concern", "interpreter=asl");
        assertThat(sender.page())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;bad", "مدرسة")
                .doesNotContain("<script>alert", "\u202E");
        assertThat(sender.post("/en/concern", "go=send").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1026-11-23T10:00", "3026-11-23T10:00", "yesterday", "2026-13-45T99:00"})
    void aDayThatCannotBeIsSaidBesideTheFieldAndKept(String day) {
        sender.open("/en/concern").post("/en/concern", "danger=unknown").post("/en/concern", "what=seen");
        sender.post("/en/concern", "go=next").post("/en/concern", "must-report=yes", "oral-at=" + day);
        assertThat(sender.status()).isEqualTo(422);
        assertThat(sender.page()).contains("id=\"oral-at-error\"", "value=\"" + day + "\"");
    }

    @Test
    void alteredStateStartsAnewAndKeepsWhatWasTyped() {
        sender.open("/so/concern").carrying("AQabc").post("/so/concern", "what=Wuu baqayay");
        assertThat(sender.page()).contains("Boggan muddo dheer ayuu sugay", "Wuu baqayay");
    }

    @Test
    void theStateOfOneDoorOpensNoOther() {
        sender.open("/en/help-me").post("/en/concern", "go=next");
        assertThat(sender.page()).contains("This page waited too long");
    }

    @Test
    void aMandatedReporterLeavesWithTheTimesAndAReportToPrint() {
        sender.open("/en/concern").post("/en/concern", "danger=not-now").post("/en/concern", "what=New bruises");
        sender.post("/en/concern", "go=next")
                .post("/en/concern", "must-report=yes", "reporter-name=Ann Lee", "oral-to=K. Berg, county")
                .post("/en/concern", "go=send");
        assertThat(sender.page()).contains("This is not your report", "612-348-3552", "72 hours");
        sender.post("/en/concern/report");
        assertThat(sender.page()).contains("chapter 260E", "New bruises", "Ann Lee", "K. Berg, county");
        assertThat(sender.page())
                .contains("Person believed responsible, if known", "<dt>Address</dt>", "<dt>Relation to the child</dt>")
                .containsPattern("Prepared on \\w+ \\d+ \\w+ 20\\d\\d, \\d\\d:\\d\\d")
                .containsPattern("<dt>Sent to</dt><dd>[^<]*612-348-3552");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "unsure"})
    void theLastLookSaysThatSendingIsNotTheReportOfWhoeverTheLawMayMakeReport(String must) {
        sender.open("/en/concern").post("/en/concern", "danger=not-now").post("/en/concern", "what=New bruises");
        sender.post("/en/concern", "go=next").post("/en/concern", "must-report=" + must);
        assertThat(sender.page()).contains("This is not your report", "Call 612-348-3552", "Nothing is sent yet");
    }

    @Test
    void theLastLookSaysMomentsAsPeopleDo() {
        String learned = LocalDate.now(CITY).minusDays(10) + "T04:00";
        sender.open("/en/concern").post("/en/concern", "danger=not-now").post("/en/concern", "what=New bruises");
        sender.post("/en/concern", "go=next").post("/en/concern", "must-report=yes", "learned-at=" + learned);
        assertThat(sender.page())
                .containsPattern("<dd>\\w{3} \\d+ \\w{3}[ 0-9]*, 04:00</dd>")
                .doesNotContain("<dd>" + learned);
    }

    @Test
    void aTimeThatIsOverIsSaidToBeOver() {
        sender.open("/en/concern").post("/en/concern", "danger=not-now").post("/en/concern", "what=New bruises");
        sender.post("/en/concern", "go=next")
                .post(
                        "/en/concern",
                        "must-report=yes",
                        "learned-at=" + LocalDate.now(CITY).minusDays(10) + "T04:00")
                .post("/en/concern", "go=send");
        assertThat(sender.page())
                .contains("Call now. The 24 hours ended ", "Send it now. The 72 hours ended")
                .doesNotContain("never later than");
    }

    @Test
    void aYoungPersonReadsWhoIsToldBeforeTheFirstField() {
        sender.open("/es/help-me");
        assertThat(sender.page())
                .contains("A quién se le diría, y cuándo", "1-866-223-1111", "href=\"sms:+16123999995\"")
                .containsPattern("(?s)form=\"door\">Quiero escribir.*¿Quieres hablar primero en privado")
                .doesNotContain("<textarea", "type=\"radio\"");
        assertThat(sender.post("/es/help-me", "go=next").page())
                .as("911 stands where danger is asked")
                .contains("href=\"tel:911\"", "name=\"danger\"");
        sender.post("/es/help-me", "danger=not-now", "what=Necesito ayuda", "youth-called=Luz", "youth-age=15");
        assertThat(sender.page().indexOf("name=\"safe-never\""))
                .as("only what matters most stands open")
                .isPositive()
                .isLessThan(sender.page().indexOf("<summary>Más, para cuidarte"));
        sender.post("/es/help-me", "safe-way=text", "safe-reach=612-555-0147", "safe-code-word=abeja")
                .post("/es/help-me", "go=send");
        assertThat(sender.page()).contains("¿Alguien mira tu teléfono?");
        assertThat(PlatformFixtures.value(
                        Boolean.class,
                        "select bool_and(harm is null) from intake.concern where what = 'Necesito ayuda'"))
                .as("what nobody asked is not \"not sure\"")
                .isTrue();
        assertThat(code(sender.page()).split(" ")).hasSize(5);
    }

    private Sender toTheReach(String called) {
        String path = "/en/help-me";
        return sender.open(path)
                .post(path, "go=next")
                .post(path, "danger=not-now", "what=I need help", "youth-called=" + called);
    }

    @Test
    void aYoungPersonWhoGivesAWayButNoNumberIsAskedOnceMore() {
        toTheReach("No number").post("/en/help-me", "safe-way=text");
        assertThat(sender.status()).isEqualTo(422);
        assertThat(sender.page())
                .contains("id=\"safe-reach-error\"", "Or choose “Only here, with my code”.", "value=\"text\" checked");
        assertThat(sender.post("/en/help-me", "safe-way=here").page()).contains("Nothing is sent yet.");
    }

    @Test
    void tooRiskyToBeReachedWinsOverEveryWayAndSaysSo() {
        toTheReach("Too risky")
                .post(
                        "/en/help-me",
                        "safe-way=call",
                        "safe-reach=612-555-0147",
                        "safe-never=yes",
                        "safe-code-word=bee");
        assertThat(sender.page())
                .contains("You asked us not to reach you.", "Do not call, write or visit me", "bee")
                .doesNotContain("612-555-0147", "Call me<");
        assertThat(sender.post("/en/help-me", "go=send").status()).isEqualTo(200);
    }

    /** A child is a "tú" in Spanish, from the first page to the receipt. */
    @Test
    void aYoungPersonIsNotAddressedAsAStranger() {
        String path = "/es/help-me";
        var pages = new java.util.ArrayList<String>();
        pages.add(sender.open(path).page());
        pages.add(sender.post(path, "go=next").page());
        pages.add(sender.post(path, "danger=now", "what=Necesito ayuda").page());
        pages.add(sender.post(path, "go=show").page());
        pages.add(sender.post(path, "safe-way=text").page());
        pages.add(sender.post(path, "safe-way=here").page());
        pages.add(sender.post(path, "go=send").page());
        assertThat(pages)
                .allSatisfy(
                        it -> assertThat(it)
                                .doesNotContainPattern(
                                        "[Uu]sted|[Ll]lame |[Mm]ire |[Ee]scríbalo|[Ee]scriba |[Ee]lija|[Pp]ulse|\\b[Ss]us? (código|cinco|idioma)|cuéntenos"));
        assertThat(code(pages.getLast()).split(" ")).hasSize(5);
    }

    @Test
    void everyLaterPageSaysWhichBackLosesNothing() {
        sender.open("/en/concern");
        assertThat(sender.page()).doesNotContain("Use the “Back” on this page.");
        assertThat(sender.post("/en/concern", "danger=unknown").page()).contains("Use the “Back” on this page.");
    }

    @Test
    void aDoorThatIsNotPublicIsNotFound() {
        assertThat(sender.open("/en/door/patrol").status()).isEqualTo(404);
        assertThat(sender.open("/en/door/none").status()).isEqualTo(404);
        assertThat(sender.open("/en/door/public").status()).isEqualTo(200);
    }

    @Test
    void rareSignsAreFoldedAwayUntilOneIsChosen() {
        String path = "/en/concern";
        String page = sender.open(path).post(path, "danger=unknown").page();
        assertThat(page).containsPattern("<details class=\"ad-more ad-more--bare\">\\s*<summary>5 more</summary>");
        assertThat(page.indexOf("value=\"hurt\"")).isLessThan(page.indexOf("5 more"));
        assertThat(page.indexOf("value=\"no-pay\"")).isGreaterThan(page.indexOf("5 more"));
        String chosen = sender.post(path, "what=A boy", "signs=no-pay")
                .post(path, "go=back")
                .page();
        assertThat(chosen)
                .containsPattern("<details class=\"ad-more ad-more--bare\" open>\\s*<summary>5 more</summary>")
                .containsPattern("value=\"no-pay\" checked");
    }
}
