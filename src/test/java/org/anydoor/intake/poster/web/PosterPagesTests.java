package org.anydoor.intake.poster.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anydoor.AnydoorTest;
import org.anydoor.browser.Browser;
import org.anydoor.browser.Browser.Size;
import org.anydoor.platform.PlatformFixtures;
import org.anydoor.platform.access.StaffClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who makes, prints and withdraws posters, and what a withdrawn one still says: nothing. */
@AnydoorTest
class PosterPagesTests {
    private static final String PATH = "/app/administration/posters";
    private static final Pattern CODE = Pattern.compile(PATH + "/([A-Z0-9]{5})$");

    @LocalServerPort
    int port;

    private static UUID hotel(String name) {
        UUID id = UUID.randomUUID();
        PlatformFixtures.run("insert into venues.place (id, name, kind) values (?, ?, 'hotel')", id, name);
        return id;
    }

    private static String made(StaffClient client, UUID place) {
        Matcher code = CODE.matcher(StaffClient.target(client.post(PATH, Map.of("place", place.toString()))));
        assertThat(code.find()).isTrue();
        return code.group(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "licensing-admin"})
    void anAdministratorOfIntakeOrLicensingMakesPrintsAndWithdrawsAPoster(String username) {
        StaffClient admin = StaffClient.signedIn(port, username);
        String name = "Willow Lodge of " + username;
        UUID place = hotel(name);
        assertThat(admin.get(PATH + "?q=Willow").body()).contains(name, "Make a poster");
        String code = made(admin, place);
        assertThat(made(admin, place)).as("one code hangs at a place").isEqualTo(code);
        assertThat(admin.get(PATH + "/" + code).body())
                .contains("/door/hotel/" + code, "lang=\"so\"", "lang=\"hmn\"", "lang=\"es\"", "Keep the video.")
                .contains("Call 1-888-373-7888 at any hour.", "Everybody here is made up.", "ad-poster__square");
        assertThat(admin.get(PATH).body())
                .as("nothing is withdrawn from the list")
                .doesNotContain("/withdraw\" method");
        assertThat(admin.get(PATH + "/" + code + "/withdraw").body())
                .contains("Withdraw the poster of " + name, "This cannot be undone.");
        assertThat(publicly(code)).as("asking alone withdraws nothing").contains(name);
        assertThat(publicly(code)).contains(name);
        assertThat(admin.post(PATH + "/" + code + "/withdraw", Map.of()).statusCode())
                .isEqualTo(302);
        assertThat(publicly(code)).doesNotContain(name).contains("We do not know the code " + code);
        assertThat(admin.get(PATH + "/" + code).statusCode()).isEqualTo(404);
        assertThat(made(admin, place)).isNotEqualTo(code);
    }

    private String publicly(String code) {
        return new StaffClient(port).get("/en/door/hotel/" + code).body();
    }

    @ParameterizedTest
    @ValueSource(strings = {"navigator", "licensing", "police-admin", "hotel"})
    void nobodyElseFindsThePage(String username) {
        StaffClient other = StaffClient.signedIn(port, username);
        UUID place = hotel("Not for " + username);
        assertThat(other.get(PATH).statusCode()).isEqualTo(404);
        assertThat(other.get(PATH + "/K7Q4M").statusCode()).isEqualTo(404);
        assertThat(other.post(PATH, Map.of("place", place.toString())).statusCode())
                .isEqualTo(404);
        assertThat(other.get(PATH + "/K7Q4M/withdraw").statusCode()).isEqualTo(404);
        assertThat(other.post(PATH + "/K7Q4M/withdraw", Map.of()).statusCode()).isEqualTo(404);
        assertThat(publicly("K7Q4M")).contains("Lakeview Inn");
    }

    @Test
    void aPosterIsMadeForAHotelAlone() {
        StaffClient admin = StaffClient.signedIn(port, "admin");
        assertThat(admin.get(PATH).statusCode()).isEqualTo(200);
        UUID school = PlatformFixtures.value(UUID.class, "select id from venues.place where kind = 'school' limit 1");
        assertThat(admin.post(PATH, Map.of("place", school.toString())).statusCode())
                .isEqualTo(404);
        assertThat(admin.post(PATH, Map.of("place", UUID.randomUUID().toString()))
                        .statusCode())
                .isEqualTo(404);
        assertThat(admin.get(PATH + "/not-a-code").statusCode()).isEqualTo(404);
    }

    @Test
    void thePagesFitAPhoneAndThePosterASheet() {
        StaffClient admin = StaffClient.signedIn(port, "admin");
        for (Size size : Size.values()) {
            try (Browser browser = Browser.open(port, size)) {
                admin.lend(browser.page().context());
                browser.go(PATH).assertAccessible().picture("posters");
                browser.go(PATH + "?q=zzz").assertAccessible().picture("posters-none");
                browser.go(PATH + "/K7Q4M").assertAccessible().picture("poster");
                browser.go(PATH + "/K7Q4M/withdraw").assertAccessible().picture("poster-withdraw");
            }
        }
        try (Browser browser = Browser.open(port, Size.DESK)) {
            admin.lend(browser.page().context());
            browser.go(PATH + "/K7Q4M");
            browser.page().emulateMedia(new com.microsoft.playwright.Page.EmulateMediaOptions().setMedia(Media.PRINT));
            for (String format : new String[] {"Letter", "A4"}) {
                byte[] pdf = browser.page()
                        .pdf(new com.microsoft.playwright.Page.PdfOptions()
                                .setFormat(format)
                                .setPath(Path.of("target", "pictures", "poster-" + format + ".pdf")));
                assertThat(new String(pdf, java.nio.charset.StandardCharsets.ISO_8859_1).split("/Type\\s*/Page\\b", -1))
                        .as("one sheet of " + format)
                        .hasSize(2);
            }
        }
    }
}
