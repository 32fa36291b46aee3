package org.anydoor.platform.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.anydoor.AnydoorTest;
import org.anydoor.browser.Browser;
import org.anydoor.platform.PlatformFixtures;
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

    @Test
    void aWebhookIsSetTriedRenewedAndSwitchedOff() {
        String address = program("Case system 3");
        String hook = address + "/webhook";
        administrator.get(hook);
        var wrong = administrator.post(hook, Map.of("address", "http://case.example.org/", "version", "0"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("begins with https://", "http://case.example.org/");
        var inside = administrator.post(hook, Map.of("address", "https://169.254.169.254/", "version", "0"));
        assertThat(inside.body()).contains("not on the open internet");
        var made = administrator.post(hook, Map.of("address", "https://case.example.org/anydoor", "version", "0"));
        String secret = find(SECRET, made.body());
        assertThat(secret).startsWith("whsec_");
        assertThat(administrator.get(hook).body())
                .doesNotContain(secret)
                .contains("https://case.example.org/anydoor", "Nothing has been sent yet");
        administrator.post(hook + "/test", Map.of());
        assertThat(administrator.get(hook).body()).contains("A test", "Goes out soon");
        assertThat(find(SECRET, administrator.post(hook + "/secret", Map.of()).body()))
                .isNotEqualTo(secret);
        administrator.get(hook);
        assertThat(administrator.post(hook + "/secret", Map.of()).statusCode()).isEqualTo(422);
        administrator.get(hook);
        administrator.post(hook + "/secret/end", Map.of());
        assertThat(administrator.get(hook).body()).doesNotContain("The old secret signs");
        administrator.post(hook + "/off", Map.of());
        assertThat(administrator.get(hook).body()).contains("Off since", "Switch it on");
    }

    @Test
    void theSecondWriterOfAWebhookIsShownWhatTheFirstDidAndKeepsWhatWasTyped() {
        String hook = program("Case system 5") + "/webhook";
        administrator.get(hook);
        administrator.post(hook, Map.of("address", "https://case.example.org/", "version", "0"));
        administrator.get(hook);
        administrator.post(hook, Map.of("address", "https://first.example.org/", "version", "1"));
        administrator.get(hook);
        for (String read : List.of("1", "0")) {
            var second = administrator.post(hook, Map.of("address", "https://second.example.org/", "version", read));
            assertThat(second.statusCode()).isEqualTo(422);
            assertThat(second.body())
                    .contains("calls https://first.example.org/ now", "value=\"https://second.example.org/\"")
                    .contains("name=\"version\" value=\"2\"");
        }
        administrator.post(hook, Map.of("address", "https://second.example.org/", "version", "2"));
        assertThat(administrator.get(hook).body()).contains("value=\"https://second.example.org/\"");
    }

    @Test
    void aWebhookOfAnotherAgencyIsNotThere() {
        String hook = program("Case system 4") + "/webhook";
        for (String other : List.of("navigator", "coordinator")) {
            var client = StaffClient.signedIn(port, other);
            client.get("/app");
            assertThat(client.get(hook).statusCode()).isEqualTo(404);
            for (String deed : List.of("", "/secret", "/secret/end", "/off", "/test", "/again")) {
                assertThat(client.post(hook + deed, Map.of("address", "https://x.example/", "version", "0"))
                                .statusCode())
                        .isEqualTo(404);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Browser.Size.class)
    void thePageOfAWebhookFitsAndIsAccessible(Browser.Size size) {
        String address = program("Hook system " + size);
        try (Browser browser = Browser.open(port, size)) {
            administrator.lend(browser.page().context());
            browser.go(address).assertAccessible().picture("system");
            browser.go(address + "/webhook").assertAccessible().picture("webhook-empty");
            browser.type("address", "https://case.example.org/anydoor").press("Set it and show the secret");
            browser.assertAccessible().picture("webhook-secret");
            browser.press("I have copied it");
            browser.press("Send a test").assertAccessible();
            PlatformFixtures.run("""
                    update platform.hook_event set tries = 3, last_try_at = now(), status = 503, failure = 'status', try_after = now()
                    where client_id = ?::uuid
                    """, address.substring(address.lastIndexOf('/') + 1));
            PlatformFixtures.run(
                    "update platform.hook set failing_since = now() - interval '20 minutes' where client_id = ?::uuid",
                    address.substring(address.lastIndexOf('/') + 1));
            browser.press("Send a test").assertAccessible().picture("webhook");
            PlatformFixtures.run("""
                    insert into platform.hook_event (id, client_id, agency_id, kind, subject_id, made_at, state, tries, last_try_at, failure, done_at)
                    select gen_random_uuid(), h.client_id, h.agency_id, 'concern.changed', gen_random_uuid(), now(), 'given-up', 9, now(),
                      'no-connection', now() from platform.hook h where h.client_id = ?::uuid
                    """, address.substring(address.lastIndexOf('/') + 1));
            browser.go(address + "/webhook").assertAccessible().picture("webhook-not-taken");
            browser.press("Send them again").assertAccessible();
            browser.press("Switch it off now").assertAccessible().picture("webhook-off");
        }
    }

    private String program(String name) {
        administrator.get(LIST);
        var made = administrator.post(LIST, Map.of("name", name, "scopes", "concern:read"));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
        return find(ADDRESS, made.body());
    }

    private static String find(Pattern pattern, String body) {
        var found = pattern.matcher(body);
        assertThat(found.find()).isTrue();
        return found.group(found.groupCount());
    }
}
