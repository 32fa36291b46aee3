package org.anydoor.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import org.anydoor.AnydoorTest;
import org.anydoor.browser.Browser;
import org.anydoor.platform.keys.MasterKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** Passkeys in Chromium with an authenticator of its own (WebAuthn §11), from making one to a copy of it. */
@AnydoorTest
class PasskeyTests {
    private static final String PAGE = "/app/account/passkeys";
    private static final String SIGN_IN = "/app/sign-in/passkey";
    private static final String TEACHER = "teacher";

    @LocalServerPort
    int port;

    @Autowired
    PasskeyChallenges challenges;

    @Autowired
    Authenticators authenticators;

    @Autowired
    org.anydoor.platform.db.Db db;

    @Autowired
    MasterKey master;

    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    @AfterEach
    void nobodyHasAny() {
        FreshCodes.run("delete from platform.passkey where ? <> ''", TEACHER);
        FreshCodes.run("delete from platform.notice where kind = ?", "passkey");
        FreshCodes.run("update platform.person set suspended_at = null where username = ?", TEACHER);
        FreshCodes.forget(TEACHER);
    }

    /** One browser with a device that makes passkeys. */
    private final class Device implements AutoCloseable {
        private final Browser browser;
        private final CDPSession tools;
        private final String authenticator;

        Device(Browser.Size size) {
            browser = Browser.openWithScript(port, size);
            tools = browser.page().context().newCDPSession(browser.page());
            tools.send("WebAuthn.enable");
            var options = new JsonObject();
            options.addProperty("protocol", "ctap2");
            options.addProperty("transport", "internal");
            options.addProperty("hasResidentKey", true);
            options.addProperty("hasUserVerification", true);
            options.addProperty("isUserVerified", true);
            var arguments = new JsonObject();
            arguments.add("options", options);
            authenticator = tools.send("WebAuthn.addVirtualAuthenticator", arguments)
                    .get("authenticatorId")
                    .getAsString();
        }

        Device withPasskey() {
            StaffClient.signedIn(port, TEACHER).lend(browser.page().context());
            browser.go(PAGE).type("called", "Work laptop").press("Add this device");
            browser.page().waitForSelector("h2:has-text('Work laptop')");
            return this;
        }

        Device signedOut() {
            browser.page().context().clearCookies();
            return this;
        }

        Device tries() {
            browser.go(SIGN_IN + "?to=" + PAGE).press("Use your passkey");
            return this;
        }

        boolean isIn() {
            browser.page().waitForURL(it -> !it.contains("to="));
            browser.page().waitForLoadState();
            return browser.page().url().endsWith(PAGE);
        }

        void recognisesNobody() {
            var arguments = new JsonObject();
            arguments.addProperty("authenticatorId", authenticator);
            arguments.addProperty("isUserVerified", false);
            tools.send("WebAuthn.setUserVerified", arguments);
        }

        @Override
        public void close() {
            browser.close();
        }
    }

    @Test
    void aPasskeyAloneSignsItsPersonInWithoutAName() {
        try (var device =
                new Device(Browser.Size.DESK).withPasskey().signedOut().tries()) {
            assertThat(device.isIn()).isTrue();
            assertThat(device.browser.text()).contains("Work laptop", "Last used");
            assertThat(count("access.passkey")).isPositive();
            assertThat(FreshCodes.text("select sign_count > 0 from platform.passkey where name = ?", "Work laptop"))
                    .isEqualTo("t");
        }
    }

    @Test
    void aDeviceThatHasNotVerifiedItsUserAnswersNothing() {
        try (var device = new Device(Browser.Size.DESK).withPasskey().signedOut()) {
            device.recognisesNobody();
            device.tries();
            device.browser.page().waitForSelector("[data-failed]:not([hidden])");
            assertThat(device.browser.text()).contains("Your device did not answer");
        }
    }

    @Test
    void aCopyShutsThePasskeyAndItsPersonIsTold() {
        try (var device = new Device(Browser.Size.DESK).withPasskey().signedOut()) {
            FreshCodes.run("update platform.passkey set sign_count = 1000 where name = ?", "Work laptop");
            device.tries();
            assertThat(device.isIn()).isFalse();
            assertThat(device.browser.text()).contains("That did not work");
            assertThat(FreshCodes.count("select count(*) from platform.notice where kind = ?", "passkey"))
                    .isEqualTo(1);
            FreshCodes.run("update platform.passkey set sign_count = 0 where name = ?", "Work laptop");
            device.tries();
            assertThat(device.isIn()).isFalse();
            StaffClient.signedIn(port, TEACHER).lend(device.browser.page().context());
            device.browser.go(PAGE).assertAccessible().picture("passkey-shut");
            assertThat(device.browser.text()).contains("there seems to be a copy of it");
        }
    }

    @Test
    void whoeverIsSuspendedOrInvitedAnewGetsInByNoPasskey() {
        try (var device = new Device(Browser.Size.DESK).withPasskey().signedOut()) {
            FreshCodes.run("update platform.person set suspended_at = now() where username = ?", TEACHER);
            device.tries();
            assertThat(device.isIn()).isFalse();
            FreshCodes.run("update platform.person set suspended_at = null where username = ?", TEACHER);
            String hash = FreshCodes.text("select password_hash from platform.person where username = ?", TEACHER);
            FreshCodes.run("update platform.person set password_hash = null where username = ?", TEACHER);
            device.tries();
            assertThat(device.isIn()).isFalse();
            FreshCodes.run("update platform.person set password_hash = ? where username = ?", hash, TEACHER);
        }
    }

    @Test
    void aRemovedPasskeyOpensNothing() {
        try (var device = new Device(Browser.Size.DESK).withPasskey()) {
            device.browser
                    .page()
                    .locator("summary:has-text('Rename or remove')")
                    .click();
            device.browser.page().locator("button:has-text('Remove')").click();
            device.browser.page().waitForSelector("text=You have none yet");
            device.signedOut().tries();
            assertThat(device.isIn()).isFalse();
        }
    }

    @Test
    void oneBrowserAsksOncePurposeByPurposeAndNotForLong() {
        byte[] question = Base64.getUrlDecoder().decode(challenges.offer("sign-in", "browser"));
        assertThat(challenges.take(question, "sign-in", "another browser")).isFalse();
        assertThat(challenges.take(question, "add:somebody", "browser")).isFalse();
        var later =
                new PasskeyChallenges(db, master, Clock.offset(Clock.systemUTC(), Duration.ofMinutes(6)), transaction);
        assertThat(later.take(question, "sign-in", "browser")).isFalse();
        assertThat(challenges.take(question, "sign-in", "browser")).isTrue();
        assertThat(challenges.take(question, "sign-in", "browser")).isFalse();
        assertThat(challenges.take(new byte[] {1, 2, 3}, "sign-in", "browser")).isFalse();
    }

    @Test
    void whatNoDeviceSaidOpensNothingAndTheAnswerIsTheSame() {
        var client = new StaffClient(port);
        client.get(SIGN_IN);
        for (String credential : new String[] {"", "not base64!", "AAAAAAAAAAAAAAAAAAAAAA"}) {
            var answer = client.post(
                    SIGN_IN,
                    Map.of(
                            "credential",
                            credential,
                            "clientData",
                            "e30",
                            "authenticatorData",
                            "AA",
                            "signature",
                            "AA"));
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("That did not work");
        }
    }

    private String forged() {
        String said = "{\"type\":\"webauthn.get\",\"challenge\":\"AAAA\",\"origin\":\"http://localhost:" + port + "\"}";
        return Base64.getUrlEncoder().withoutPadding().encodeToString(said.getBytes(StandardCharsets.UTF_8));
    }

    /** The answer of a device for an unknown passkey, and one that is cut short, to a question that was asked. */
    @Test
    void anAnswerThatIsCutShortOpensNothing() {
        byte[] question = Base64.getUrlDecoder().decode(challenges.offer("sign-in", "browser"));
        String key;
        try (var device = new Device(Browser.Size.DESK).withPasskey()) {
            key = FreshCodes.text(
                    "select encode(public_key, 'hex') from platform.passkey where name = ?", "Work laptop");
        }
        var stored = new Authenticators.Stored(HexFormat.of().parseHex(key), 0, false);
        var nothing = new Assertion(new byte[0], new byte[0], new byte[0], new byte[0]);
        assertThat(authenticators.check(nothing, stored, question)).isInstanceOf(Authenticators.Answer.Wrong.class);
        assertThat(authenticators.made(new byte[] {1}, new byte[] {1}, question))
                .isEmpty();
    }

    @Test
    void nobodyRemovesOrRenamesAnothersPasskey() {
        try (var device = new Device(Browser.Size.DESK).withPasskey()) {
            String id = FreshCodes.text("select id::text from platform.passkey where name = ?", "Work laptop");
            var nurse = StaffClient.signedIn(port, "nurse");
            nurse.get(PAGE);
            assertThat(nurse.post(PAGE + "/remove", Map.of("passkey", id)).statusCode())
                    .isEqualTo(404);
            assertThat(nurse.post(PAGE + "/rename", Map.of("passkey", id, "called", "X"))
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @ParameterizedTest
    @EnumSource(Browser.Size.class)
    void thePagesFitAndSayWhatTheyNeedWithoutScript(Browser.Size size) {
        try (var device = new Device(size).withPasskey().signedOut()) {
            device.browser.go(SIGN_IN).assertAccessible().picture("passkey-sign-in");
            StaffClient.signedIn(port, TEACHER).lend(device.browser.page().context());
            device.browser.go(PAGE).assertAccessible().picture("passkeys");
            device.browser.go("/app/account").assertAccessible().picture("account");
        }
        try (Browser without = Browser.open(port, size)) {
            without.go(SIGN_IN).assertAccessible().picture("passkey-without-script");
            assertThat(without.text()).contains("Passkeys need JavaScript").doesNotContain("Use your passkey");
            without.press("Sign in with password and code instead");
            assertThat(without.heading()).isEqualTo("Sign in");
        }
    }

    private static long count(String action) {
        return FreshCodes.count("select count(*) from platform.audit_entry where action = ?", action);
    }
}
