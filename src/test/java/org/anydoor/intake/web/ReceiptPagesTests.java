package org.anydoor.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anydoor.AnydoorTest;
import org.anydoor.platform.PlatformFixtures;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@AnydoorTest
class ReceiptPagesTests {

    private static final Pattern CODE = Pattern.compile("(?s)id=\"code\">(.*?)</(?:ol|p)>");
    private static final String MANY_MORE = "update platform.guess set count = count + 200 where most is null";
    private final Sender sender;

    ReceiptPagesTests(@LocalServerPort int port) {
        sender = new Sender(port);
    }

    @BeforeEach
    void open() {
        OpenDoors.make();
    }

    private String sent(String language) {
        String path = "/" + language + "/concern";
        sender.open(path).post(path, "danger=unknown").post(path, "what=They looked scared");
        return code(sender.post(path, "go=send").page());
    }

    private static String code(String page) {
        Matcher found = CODE.matcher(page);
        assertThat(found.find()).as("a code on the page").isTrue();
        return found.group(1).replaceAll("<[^>]+>", " ").strip().replaceAll("\\s+", " ");
    }

    @Test
    void theCodeOpensTheStateInFixedWordsAndTakesAMessage() {
        String code = sent("so");
        sender.open("/so/receipt").post("/so/receipt", "code=" + code.replace(" ", ""));
        assertThat(sender.status()).isEqualTo(200);
        assertThat(sender.page()).contains("Waan helnay. Qof ayaa dhawaan akhrin doona.");
        sender.post("/so/receipt", "go=write", "message=Waxaan arkay gaariga mar kale");
        assertThat(sender.page()).contains("Fariintaada waa la diray.").doesNotContain("gaariga mar kale");
    }

    @Test
    void aSecondWordOpensAllMessagesAndANewCodeEndsTheOldOne() {
        String code = sent("en");
        sender.open("/en/receipt").post("/en/receipt", "code=" + code);
        sender.post("/en/receipt", "go=word", "word=sky", "message=Half written");
        assertThat(sender.page())
                .as("one form: no button loses the other field")
                .contains("Half written");
        assertThat(sender.status()).isEqualTo(422);
        assertThat(sender.page()).contains("id=\"word-error\"");
        sender.post("/en/receipt", "go=word", "word=thunderbird");
        sender.post("/en/receipt", "go=write", "message=The same car came back");
        assertThat(sender.page()).contains("The same car came back");

        String renewed = code(sender.post("/en/receipt", "go=renew").page());
        assertThat(renewed).isNotEqualTo(code);
        assertThat(sender.open("/en/receipt")
                        .post("/en/receipt", "code=" + code)
                        .status())
                .isEqualTo(422);
        sender.post("/en/receipt", "code=" + renewed, "word=Thunder bird");
        assertThat(sender.page()).contains("The same car came back");
    }

    @Test
    void aSlipOfTheHandIsExplainedAndAWrongCodeTellsNothing() {
        sender.open("/hmn/receipt").post("/hmn/receipt", "code=1234");
        assertThat(sender.status()).isEqualTo(422);
        assertThat(sender.page()).contains("Muaj 16 tus lej.", "value=\"1234\"");
        sender.post("/hmn/receipt", "code=0000 0000 0000 0000");
        assertThat(sender.page()).contains("Tus zauv no qhib tsis tau dab tsi.");
    }

    @Test
    void afterTooManyGuessesARightCodeIsAnsweredLikeAWrongOneUntilTheWaitIsOver() {
        String code = sent("en");
        PlatformFixtures.run("delete from platform.guess");
        String guess = "0000 0000 0000 0000";
        sender.open("/en/receipt");
        sender.post("/en/receipt", "code=" + guess);
        assertThat(sender.status()).isEqualTo(422);
        PlatformFixtures.run(MANY_MORE);
        String refused = sender.page().replace(guess, "CODE");
        assertThat(sender.post("/en/receipt", "code=" + code).status()).isEqualTo(422);
        assertThat(sender.page().replace(code, "CODE")).isEqualTo(refused);
        PlatformFixtures.run("update platform.guess set last_at = last_at - interval '15 minutes'");
        assertThat(sender.post("/en/receipt", "code=" + code).status()).isEqualTo(200);
        PlatformFixtures.run("delete from platform.guess");
    }

    @Test
    void aPageThatWaitedTooLongAsksForTheCodeAgainAndKeepsTheMessage() {
        sender.open("/es/receipt")
                .carrying("AQabc")
                .post("/es/receipt", "go=write", "message=Vi el <b>coche</b> otra vez");
        assertThat(sender.page())
                .contains("esta página se cerró a los 15 minutos", "Vi el &lt;b>coche&lt;/b> otra vez")
                .contains("name=\"message\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | After many tries, wait 15 minutes.",
                "es | Tras muchos intentos, espere 15 minutos.",
                "hmn | Yog sim ntau zaus, tos 15 feeb.",
                "so | Haddaad marar badan isku daydo, 15 daqiiqo sug."
            })
    void afterTooManyWrongCodesEvenTheRightOneWaitsAndThePageTellsNoMore(String language, String words) {
        String code = sent(language);
        String path = "/" + language + "/receipt";
        PlatformFixtures.run("delete from platform.guess where most is null");
        try {
            sender.open(path);
            sender.post(path, "code=0000 0000 0000 0000");
            PlatformFixtures.run(MANY_MORE);
            String wrong = sender.page();
            sender.post(path, "code=" + code);
            assertThat(sender.status()).isEqualTo(422);
            assertThat(sender.page()).contains(words);
            assertThat(sender.page().replace(code, "0000 0000 0000 0000")).isEqualTo(wrong);
        } finally {
            PlatformFixtures.run("delete from platform.guess where most is null");
        }
        assertThat(sender.post(path, "code=" + code).status()).isEqualTo(200);
    }

    @Test
    void nothingOfTheCodeStandsInAnAddressOrACookie() {
        String code = sent("en");
        sender.open("/en/receipt").post("/en/receipt", "code=" + code);
        assertThat(sender.page()).doesNotContain(code.split(" ")[0] + " " + code.split(" ")[1]);
        assertThat(sender.cookies()).isEmpty();
    }
}
