package org.anydoor.youth.release.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.anydoor.AnydoorTest;
import org.anydoor.browser.Browser;
import org.anydoor.browser.Browser.Size;
import org.anydoor.platform.PlatformFixtures;
import org.anydoor.platform.access.StaffClient;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An advocate and a young person make a release, sign it and take it back; a navigator reads in between and not else. */
@AnydoorTest
class ReleaseJourneyTests {
    @LocalServerPort
    int port;

    private static UUID agency(String username) {
        return PlatformFixtures.value(UUID.class, """
                select m.agency_id from platform.membership m join platform.person p on p.id = m.person_id where p.username = ?
                """, username);
    }

    private static UUID somebody(String called) {
        UUID id = UUID.randomUUID();
        PlatformFixtures.run(
                "insert into youth.record (id, agency_id, called, birth_date, made_at) values (?, ?, ?, current_date - 5800, now())",
                id,
                agency("advocate"),
                called);
        return id;
    }

    private static Map<String, String> typed() {
        var typed = new LinkedHashMap<String, String>();
        typed.put("recipient", agency("navigator").toString());
        typed.put("purpose", "So that they find me a school.");
        typed.put(
                "from",
                java.time.LocalDate.now(java.time.ZoneId.of("America/Chicago")).toString());
        typed.put(
                "until",
                java.time.LocalDate.now(java.time.ZoneId.of("America/Chicago"))
                        .plusDays(30)
                        .toString());
        typed.put("signer", "alone");
        typed.put("language", "en");
        return typed;
    }

    @Test
    void anAdvocateHasItSignedInHmongAndANavigatorReadsUntilItIsTakenBack() {
        for (Size size : Size.values()) {
            String called = "Tswv Yim " + size.name().toLowerCase(java.util.Locale.ROOT);
            UUID id = somebody(called);
            StaffClient advocates = StaffClient.signedIn(port, "advocate");
            StaffClient navigators = StaffClient.signedIn(port, "navigator");
            try (Browser advocate = Browser.open(port, size);
                    Browser navigator = Browser.open(port, size)) {
                advocates.lend(advocate.page().context());
                navigators.lend(navigator.page().context());
                advocate.go("/app/youth/" + id).press("Let somebody know / share with");
                advocate.assertAccessible().picture("releases-none").press("New release");
                advocate.assertAccessible().picture("release-new");
                advocate.page()
                        .locator("#recipient")
                        .selectOption(agency("navigator").toString());
                advocate.choose("items-contact").choose("signer-alone");
                advocate.type("purpose", "Kom lawv pab kuv mus kawm ntawv.");
                advocate.page().locator("#language").selectOption("hmn");
                advocate.type("interpreter", "Pa Kou Lee").press("See it as they will");
                advocate.assertAccessible().picture("release-unsigned").press("Hand over the screen");
                assertThat(advocate.page().locator("html").getAttribute("lang")).isEqualTo("hmn");
                assertThat(advocate.text()).contains("Koj tsis tas kos npe.", "Pa Kou Lee");
                advocate.assertAccessible().picture("release-handed");
                navigator.go("/app/youth/" + id);
                assertThat(navigator.page().content()).doesNotContain(called);
                advocate.type("name", called).press("Kos npe");
                assertThat(advocate.text()).as("the box is not ticked").contains("Kos lub npov yog koj kam.");
                advocate.assertAccessible().choose("agree").press("Kos npe");
                assertThat(advocate.text()).contains("Koj kos npe lawm.");
                advocate.assertAccessible().picture("release-signed").press("Back to work");
                assertThat(advocate.text()).contains("Live.", called);
                advocate.assertAccessible().picture("release-live");
                navigator.go("/app/releases").assertAccessible().picture("releases-received");
                navigator.page().locator(".ad-work__link").first().click();
                navigator.assertAccessible().picture("release-received").press("Open the record");
                assertThat(navigator.heading()).contains(called);
                assertThat(navigator.text()).contains("Shown under the release of");
                navigator.assertAccessible().picture("release-thread");
                advocate.press("They asked: end it");
                assertThat(advocate.text()).contains("Taken back. Nothing is shown by it.");
                advocate.assertAccessible().picture("release-ended");
                navigator.page().reload();
                assertThat(navigator.page().content()).doesNotContain(called);
                navigator.go("/app/releases");
                assertThat(navigator.text()).contains("Closed since").doesNotContain(called);
            }
        }
    }

    @Test
    void aPaperIsPrintedInBothLanguagesAndMarkedSigned() {
        UUID id = somebody("Ifrah");
        StaffClient advocate = StaffClient.signedIn(port, "advocate");
        String path = "/app/youth/" + id + "/releases";
        advocate.get(path + "/new");
        var typed = typed();
        typed.put("language", "so");
        assertThat(advocate.post(path + "/new", typed).body())
                .as("nobody has reviewed the translation")
                .contains("Write who interpreted");
        typed.put("interpreter", "Faadumo Cali");
        assertThat(StaffClient.target(advocate.post(path + "/new", typed))).isEqualTo(path + "/1");
        assertThat(advocate.get(path + "/1").body())
                .contains("lang=\"so\"", "lang=\"en\"", "Kuma qasbana inaad saxiixdo.", "You do not have to sign this.")
                .contains("Faadumo Cali");
        try (Browser browser = Browser.open(port, Size.DESK)) {
            advocate.lend(browser.page().context());
            browser.go(path + "/1");
            byte[] pdf = browser.page()
                    .pdf(new com.microsoft.playwright.Page.PdfOptions()
                            .setTagged(true)
                            .setFormat("Letter")
                            .setPath(Path.of("target", "pictures", "release.pdf")));
            assertThat(new String(pdf, StandardCharsets.ISO_8859_1)).contains("/StructTreeRoot", "/Lang");
        }
        assertThat(advocate.post(path + "/1/paper", Map.of("name", "Ifrah", "signedOn", "2999-01-01", "keptAt", ""))
                        .body())
                .contains("It cannot be a day to come, nor one before", "Write where the paper is kept.");
        Map<String, String> marked =
                Map.of("name", "Ifrah", "signedOn", typed.get("from"), "keptAt", "Locked cabinet, office 2");
        assertThat(advocate.post(path + "/1/paper", marked).statusCode()).isEqualTo(302);
        assertThat(advocate.post(path + "/1/paper", marked).statusCode())
                .as("sent twice")
                .isEqualTo(302);
        assertThat(advocate.get(path + "/1").body()).contains("Locked cabinet, office 2", "Live.");
    }

    @Test
    void aReleaseRunsNoLongerThanItMayAndNamesOneRecipient() {
        UUID id = somebody("Abshir");
        StaffClient advocate = StaffClient.signedIn(port, "advocate");
        String path = "/app/youth/" + id + "/releases/new";
        advocate.get(path);
        var typed = typed();
        typed.put("until", "2099-01-01");
        assertThat(advocate.post(path, typed).body()).contains("a release runs 366 days at most");
        typed = typed();
        typed.put("recipient", "outside");
        assertThat(advocate.post(path, typed).body()).contains("Write who it is.");
        typed = typed();
        typed.put("recipient", agency("advocate").toString());
        assertThat(advocate.post(path, typed).body()).contains("Choose who may see it.");
        typed = typed();
        typed.put("signer", "adult");
        assertThat(advocate.post(path, typed).body()).as("they are under 18").contains("Choose who signs.");
    }

    @Test
    void nobodyElseFindsThePages() {
        UUID id = somebody("Liban");
        for (String username : new String[] {"navigator", "shelter", "privacy"}) {
            StaffClient other = StaffClient.signedIn(port, username);
            other.get("/app");
            assertThat(other.get("/app/youth/" + id + "/releases").statusCode()).isEqualTo(404);
            assertThat(other.post("/app/youth/" + id + "/releases/new", typed()).statusCode())
                    .isEqualTo(404);
        }
    }
}
