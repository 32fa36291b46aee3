package org.anydoor.platform.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.anydoor.AnydoorTest;
import org.anydoor.browser.Browser;
import org.anydoor.platform.access.StaffClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An administrator lets a program in, renews its secret and shuts it out; nobody else finds the page. */
@AnydoorTest
class SystemPagesTests {
    private static final String LIST = "/app/administration/systems";
    private static final Pattern SECRET = Pattern.compile("id=\"secret\">([^<]+)<");
    private static final Pattern ADDRESS = Pattern.compile(LIST + "/[0-9a-f-]{36}");

    @LocalServerPort
    private int port;

    private StaffClient administrator;

    @BeforeEach
    void administrator() {
        administrator = StaffClient.signedIn(port, "admin");
    }

    @Test
    void aSecretIsShownOnceAndAProgramIsShutOutForGood() {
        administrator.get(LIST);
        var made = administrator.post(LIST, Map.of("name", "Case system 1", "scopes", "concern:send"));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
        String secret = find(SECRET, made.body());
        String address = find(ADDRESS, made.body());
        assertThat(administrator.get(address).body()).doesNotContain(secret).contains("Case system 1");
        var second = administrator.post(address + "/secret", Map.of());
        assertThat(find(SECRET, second.body())).isNotEqualTo(secret);
        administrator.get(address);
        assertThat(administrator.post(address + "/secret", Map.of()).statusCode())
                .isEqualTo(422);
        administrator.get(address);
        administrator.post(address + "/revoke", Map.of());
        assertThat(administrator.get(address).body()).contains("Shut out since").doesNotContain("/revoke");
    }

    @Test
    void aProgramNeedsANameOfItsOwnAndSomethingThatItMayDo() {
        administrator.get(LIST);
        var wrong = administrator.post(LIST, Map.of("name", " "));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("Choose at least one.", "Write a name");
        administrator.post(LIST, Map.of("name", "Case system 2", "scopes", "concern:send"));
        administrator.get(LIST);
        var again = administrator.post(LIST, Map.of("name", "Case system 2", "scopes", "concern:read"));
        assertThat(again.body()).contains("called that already");
    }

    @Test
    void nobodyElseFindsThePage() {
        for (String other : List.of("navigator", "privacy")) {
            assertThat(StaffClient.signedIn(port, other).get(LIST).statusCode()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @EnumSource(Browser.Size.class)
    void thePagesFitAndAreAccessible(Browser.Size size) {
        try (Browser browser = Browser.open(port, size)) {
            administrator.lend(browser.page().context());
            browser.go(LIST).assertAccessible().picture("systems");
            browser.type("name", "School system " + size).press("Let it in");
            browser.assertAccessible().picture("system-secret");
            browser.press("I have copied it").assertAccessible().picture("system");
        }
    }

    private static String find(Pattern pattern, String body) {
        var found = pattern.matcher(body);
        assertThat(found.find()).isTrue();
        return found.group(found.groupCount());
    }
}
