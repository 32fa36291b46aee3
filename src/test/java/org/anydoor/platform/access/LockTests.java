package org.anydoor.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import org.anydoor.AnydoorTest;
import org.anydoor.platform.PlatformFixtures;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

@AnydoorTest
class LockTests {
    private static final String NAVIGATOR = "navigator";
    private static final Pattern HELD = Pattern.compile("name=\"_held\" value=\"([^\"]+)\"");

    @LocalServerPort
    int port;

    @Autowired
    SessionRepository<? extends Session> sessions;

    @Test
    void halfAnHourWithoutASignLocksThePage() {
        var client = StaffClient.signedIn(port, NAVIGATOR);
        assertThat(client.get("/app/acting").statusCode()).isEqualTo(200);
        wait(client, Duration.ofMinutes(29), sessions);
        assertThat(client.get("/app/acting").statusCode()).isEqualTo(200);
        wait(client, Duration.ofMinutes(31), sessions);
        assertThat(StaffClient.target(client.get("/app/acting"))).isEqualTo("/app/sign-in?to=%2Fapp%2Facting");
    }

    @Test
    void theLockWorksAtOnceAndOpensAgainBySigningIn() {
        var client = StaffClient.signedIn(port, NAVIGATOR);
        client.get("/app/acting");
        client.post("/app/lock", Map.of());
        assertThat(client.get("/app/acting").statusCode()).isEqualTo(303);
        client.signIn(NAVIGATOR);
        assertThat(client.get("/app/acting").statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsSentToALockedPageIsOfferedAfterSignInAndSentByItsPersonOnly() {
        var client = StaffClient.signedIn(port, NAVIGATOR);
        client.get("/app/acting");
        wait(client, Duration.ofMinutes(31), sessions);
        client.post(
                "/app/acting",
                Map.of(
                        "agency",
                        "not an agency at all",
                        "note",
                        "What I wrote for half an hour",
                        "state",
                        "AZnmFMD885_SzjJ6oi-".repeat(20)));
        assertThat(StaffClient.target(client.signIn(NAVIGATOR))).isEqualTo("/app/held");
        String offered = client.get("/app/held").body();
        assertThat(offered).contains("What I wrote for half an hour").contains("action=\"/app/acting\"");
        assertThat(offered)
                .as("what the page carried sealed is no word of theirs")
                .doesNotContain("said\">AZnm");

        assertThat(StaffClient.signedIn(port, "admin").get("/app/held").body()).contains("Nothing is kept for you.");
        var held = HELD.matcher(offered);
        assertThat(held.find()).isTrue();
        client.post("/app/held/" + held.group(1) + "/throw-away", Map.of());
        assertThat(client.get("/app/held").body())
                .contains("Nothing is kept for you.")
                .doesNotContain("What I wrote");
    }

    @Test
    void whoeverWasSignedOutMeanwhileIsToldThatNothingWasSentAndFindsTheirWords() {
        var client = StaffClient.signedIn(port, NAVIGATOR);
        client.get("/app/acting");
        client.post("/app/sign-out", Map.of());
        var inAnotherBrowser = new StaffClient(port);
        for (var browser : java.util.List.of(client, inAnotherBrowser)) {
            var answer = browser.post("/app/acting", Map.of("note", "What I <b>wrote</b> for half an hour"));
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body())
                    .contains("Nothing was sent", "What I &lt;b&gt;wrote&lt;/b&gt; for half an hour", "/app/sign-in");
        }
        assertThat(client.post("/app/account/password", Map.of("old", "My old password"))
                        .body())
                .doesNotContain("My old password");
    }

    @Test
    void whatWasKeptIsNoLongerOfferedAfterEightHours() {
        var client = StaffClient.signedIn(port, NAVIGATOR);
        client.get("/app/acting");
        wait(client, Duration.ofMinutes(31), sessions);
        client.post("/app/acting", Map.of("agency", "not an agency at all", "note", "Written this morning"));
        assertThat(PlatformFixtures.value(
                        Boolean.class,
                        "select bool_and(until_at - held_at between interval '8 hours' and interval '8 hours 1 second')"
                                + " from platform.held_post where path = '/app/acting'"))
                .isTrue();
        PlatformFixtures.run("update platform.held_post set until_at = now() - interval '1 second'");
        client.signIn(NAVIGATOR);
        assertThat(client.get("/app/held").body()).contains("Nothing is kept for you.");
    }

    @Test
    void aLockedPageKeepsTwentyThingsAndNoMore() {
        var client = StaffClient.signedIn(port, NAVIGATOR);
        client.get("/app/acting");
        wait(client, Duration.ofMinutes(31), sessions);
        for (int sent = 0; sent < 23; sent++) {
            client.post("/app/acting", Map.of("note", "Note " + sent));
        }
        client.signIn(NAVIGATOR);
        String offered = client.get("/app/held").body();
        FreshCodes.run("delete from platform.held_post where path = ?", "/app/acting");
        assertThat(HELD.matcher(offered).results()).hasSize(20);
        assertThat(offered).contains("Note 0").doesNotContain("Note 20");
    }

    @Test
    void whatWasSentForOneAgencyIsOfferedThereAlone() {
        var agencies = new AgencyOf();
        agencies.alsoWorksFor(NAVIGATOR, "teacher");
        try {
            var client = StaffClient.signedIn(port, NAVIGATOR);
            act(client, agencies.of(NAVIGATOR));
            wait(client, Duration.ofMinutes(31), sessions);
            client.post("/app/acting", Map.of("note", "Meant for one agency"));
            var elsewhere = StaffClient.signedIn(port, NAVIGATOR);
            act(elsewhere, agencies.of("teacher"));
            assertThat(elsewhere.get("/app/held").body())
                    .contains("Nothing is kept for you.")
                    .doesNotContain("Meant for one agency");
            assertThat(act(elsewhere, agencies.of(NAVIGATOR))).isEqualTo("/app/held");
            assertThat(elsewhere.get("/app/held").body()).contains("Meant for one agency");
        } finally {
            FreshCodes.run("delete from platform.held_post where path = ?", "/app/acting");
            agencies.clear();
        }
    }

    private static String act(StaffClient client, String agency) {
        client.get("/app/acting");
        return StaffClient.target(client.post("/app/acting", Map.of("agency", agency)));
    }

    @Test
    void whereCallsGoIsChangedOnlyByWhoHasJustSignedIn() {
        var client = StaffClient.signedIn(port, NAVIGATOR);
        client.get("/app/account/calls");
        keep(client, sessions, "anydoor.entered", Instant.now().minus(Duration.ofMinutes(11)));
        assertThat(StaffClient.target(client.post("/app/account/calls", Map.of("address", "other@example.org"))))
                .isEqualTo("/app/sign-in?again&to=/app/account/calls");
        assertThat(client.get("/app/account/calls").body()).doesNotContain("other@example.org");
    }

    @Test
    void somebodyElseWhoSignsInAtALockedPageDoesNotGoOnInItsSession() {
        var client = StaffClient.signedIn(port, NAVIGATOR);
        client.get("/app/acting");
        client.post("/app/lock", Map.of());
        client.signIn("shelter-admin");
        assertThat(client.get("/app/acting").body()).doesNotContain("No Wrong Door");
    }

    private static <S extends Session> void wait(StaffClient client, Duration idle, SessionRepository<S> sessions) {
        keep(client, sessions, "anydoor.seen", Instant.now().minus(idle));
    }

    /** Puts something into the session of this browser. */
    static <S extends Session> void keep(StaffClient client, SessionRepository<S> sessions, String name, Object what) {
        S session = session(client, sessions);
        session.setAttribute(name, what);
        sessions.save(session);
    }

    /** What lies in the session of this browser. */
    static <S extends Session> @Nullable Object kept(StaffClient client, SessionRepository<S> sessions, String name) {
        return session(client, sessions).getAttribute(name);
    }

    private static <S extends Session> S session(StaffClient client, SessionRepository<S> sessions) {
        String cookie = client.cookie("anydoor").orElseThrow().getValue();
        return java.util.Objects.requireNonNull(
                sessions.findById(new String(Base64.getDecoder().decode(cookie), StandardCharsets.UTF_8)));
    }
}
