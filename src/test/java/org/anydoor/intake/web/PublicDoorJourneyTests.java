package org.anydoor.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.anydoor.AnydoorTest;
import org.anydoor.browser.Browser;
import org.anydoor.browser.Browser.Size;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** From a phone without script: tell, keep the code, follow up. */
@AnydoorTest
class PublicDoorJourneyTests {

    private final int port;

    PublicDoorJourneyTests(@LocalServerPort int port) {
        this.port = port;
    }

    @BeforeEach
    void open() {
        OpenDoors.make();
    }

    @Test
    void aConcernInSomaliFromAPhoneIsSentAndFollowed() {
        try (Browser phone = Browser.open(port, Size.PHONE)) {
            phone.go("/so/concern").assertAccessible().picture("concern-so-1");
            phone.choose("danger-now")
                    .press("Xigta: Maxaa iyo kuma")
                    .assertAccessible()
                    .picture("concern-so-911");
            assertThat(phone.heading()).isEqualTo("Marka hore wac 911");
            phone.press("Sii wad oo noo sheeg").picture("concern-so-2");
            phone.press("Xigta: Halkee iyo goorma").assertAccessible().picture("concern-so-2-error");
            phone.type("what", "Nin ka weyn ayaa gabadh dugsiga ka qaata maalin kasta. Way baqaysaa.")
                    .choose("signs-fearful")
                    .choose("harm-unsure")
                    .type("youth-age", "ilaa 14")
                    .press("Xigta: Halkee iyo goorma");
            phone.assertAccessible()
                    .picture("concern-so-3")
                    .type("place-said", "Dugsiga Cedar Hill")
                    .press("Dib u noqo");
            assertThat(phone.page().inputValue("#youth-age")).isEqualTo("ilaa 14");
            phone.press("Xigta: Halkee iyo goorma").press("Xigta: Adiga");
            phone.assertAccessible().picture("concern-so-4").choose("interpreter-voice");
            phone.press("Xigta: Eegis kama dambays").assertAccessible().picture("concern-so-look");
            assertThat(phone.text()).contains("Dugsiga Cedar Hill", "Haa, afkayga");
            phone.press("Dir").assertAccessible().picture("concern-so-receipt");

            String code = phone.page().locator("#code").innerText();
            assertThat(code.replaceAll("\\D", "")).hasSize(16);
            phone.press("Kula soco koodkayga").assertAccessible().picture("receipt-so-entry");
            phone.type("code", code).press("Fur").assertAccessible();
            assertThat(phone.heading()).startsWith("Waxa aad noo sheegtay");
            phone.type("message", "Gaarigu waa cawl.").press("Dir fariinta");
            phone.assertAccessible().picture("receipt-so-follow");
            assertThat(phone.text()).contains("Fariintaada waa la diray.");
        }
    }

    @ParameterizedTest
    @CsvSource({"en,PHONE", "en,DESK", "es,PHONE", "hmn,PHONE", "so,PHONE", "so,DESK"})
    void aYoungPersonIsToldFirstAndReachedSafely(String language, Size size) {
        String name = "help-me-" + language;
        try (Browser phone = Browser.open(port, size)) {
            phone.go("/" + language + "/help-me").assertAccessible().picture(name + "-1");
            submit(phone, "next").assertAccessible().picture(name + "-2");
            phone.choose("danger-not-now")
                    .type("what", "…")
                    .type("youth-called", "Luz")
                    .type("youth-age", "15");
            submit(phone, "next").assertAccessible().picture(name + "-3");
            submit(phone.choose("safe-way-text"), "next").assertAccessible().picture(name + "-3-error");
            phone.type("safe-reach", "612-555-0147");
            phone.page().locator("details.ad-more > summary").click();
            phone.type("safe-code-word", "…");
            submit(phone, "next").assertAccessible().picture(name + "-look");
            submit(phone, "send").assertAccessible().picture(name + "-receipt");
        }
    }

    @ParameterizedTest
    @CsvSource({"en,PHONE", "en,DESK", "es,DESK", "hmn,PHONE", "so,DESK"})
    void aMandatedReporterLeavesWithTheirReport(String language, Size size) {
        String name = "concern-" + language;
        try (Browser reader = Browser.open(port, size)) {
            reader.go("/" + language + "/concern").assertAccessible().picture(name + "-1");
            submit(reader.choose("danger-unknown"), "next").assertAccessible().picture(name + "-2");
            submit(reader.type("what", "New bruises on the arm."), "next").picture(name + "-3");
            submit(reader, "next").assertAccessible().picture(name + "-4");
            submit(reader.choose("must-report-yes").type("reporter-name", "Ann Lee"), "next")
                    .assertAccessible()
                    .picture(name + "-look");
            submit(reader, "send").assertAccessible().picture(name + "-receipt");
            var report = reader.page()
                    .context()
                    .waitForPage(() -> reader.page()
                            .locator("form[action$='/report'] button")
                            .click());
            report.waitForLoadState();
            assertThat(report.locator("main").innerText()).contains("260E", "New bruises on the arm.", "Ann Lee");
            report.screenshot(new com.microsoft.playwright.Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(java.nio.file.Path.of("target", "pictures", name + "-report.png")));
        }
    }

    private static Browser submit(Browser browser, String go) {
        browser.page().locator("button[name=go][value=" + go + "]").click();
        return browser;
    }
}
