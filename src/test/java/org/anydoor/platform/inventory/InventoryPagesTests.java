package org.anydoor.platform.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.anydoor.AnydoorTest;
import org.anydoor.browser.Browser;
import org.anydoor.platform.access.StaffClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@AnydoorTest
class InventoryPagesTests {
    private static final String PAGE = "/app/administration/inventory";

    @LocalServerPort
    int port;

    @Test
    void administratorsAndPrivacyOfficersReadWhatIsKeptByWhichLawAndForHowLong() {
        for (String reader : List.of("admin", "police-admin", "privacy", "city-privacy")) {
            var answer = StaffClient.signedIn(port, reader).get(PAGE);
            assertThat(answer.statusCode()).as(reader).isEqualTo(200);
            assertThat(answer.body())
                    .contains("Young people")
                    .contains("given name")
                    .contains("Confidential")
                    .contains("Minn. Stat. 260E.35")
                    .contains("138.17")
                    .doesNotContain("platform.inventory.");
        }
    }

    @Test
    void nobodyElseFindsIt() {
        for (String other : List.of("navigator", "teacher", "shelter")) {
            var client = StaffClient.signedIn(port, other);
            assertThat(client.get(PAGE).statusCode()).isEqualTo(404);
            assertThat(client.get(PAGE + "/csv").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void aPrivacyOfficerSeesNothingElseOfAdministration() {
        var officer = StaffClient.signedIn(port, "privacy");
        assertThat(officer.get("/app").body()).contains(PAGE).doesNotContain("\"/app/administration\"");
        for (String path : List.of("", "/people", "/teams", "/agency", "/agreements", "/doors")) {
            assertThat(officer.get("/app/administration" + path).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void theFileHoldsALineForEveryColumn() {
        String file = StaffClient.signedIn(port, "privacy").get(PAGE + "/csv").body();
        assertThat(file.lines().count()).isGreaterThan(100);
        assertThat(file).contains("""
                "Part","Record","What is kept","Class","Authority","How long"
                """.strip());
    }

    @ParameterizedTest
    @EnumSource
    void thePageFitsAndReadsWell(Browser.Size size) {
        try (Browser browser = Browser.open(port, size)) {
            StaffClient.signedIn(port, "privacy").lend(browser.page().context());
            browser.go(PAGE).assertAccessible().picture("inventory");
        }
    }
}
