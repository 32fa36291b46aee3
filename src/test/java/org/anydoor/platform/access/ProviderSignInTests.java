package org.anydoor.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.anydoor.AnydoorTest;
import org.anydoor.platform.keys.MasterKey;
import org.anydoor.platform.openid.Discovery;
import org.anydoor.platform.vault.web.VaultSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

/** In by an agency's own provider, with a real one on the other side, and all that must not get in that way. */
@AnydoorTest
@ExtendWith(OutputCaptureExtension.class)
class ProviderSignInTests {
    private static final String NAVIGATOR = "navigator";
    private static final String TEACHER = "teacher";
    private static final String ADMIN = "admin";
    private static final String THERE = "n.avigator-at-work";
    private static final String LIST = "/app/sign-in/provider";

    @LocalServerPort
    int port;

    @Autowired
    MasterKey master;

    @Autowired
    Discovery discovery;

    @Autowired
    SessionRepository<? extends Session> sessions;

    private final AgencyOf agencies = new AgencyOf();
    private static @Nullable RealProvider started;
    private RealProvider provider;

    @BeforeEach
    void aProviderIsThere() throws Exception {
        if (started == null) {
            started = new RealProvider(comeBack(agencies.of(NAVIGATOR)), comeBack(agencies.of(TEACHER)));
        }
        provider = started;
        provider.anew();
        discovery.anew(provider.issuer());
        agencies.provider(master, NAVIGATOR, provider.issuer());
        FreshCodes.forget(NAVIGATOR);
    }

    @AfterEach
    void nothingIsLeft() {
        agencies.clear();
        FreshCodes.forget(NAVIGATOR);
    }

    @AfterAll
    static void theProviderIsClosed() throws Exception {
        if (started != null) {
            started.close();
            started = null;
        }
    }

    private String comeBack(String agency) {
        return "http://localhost:" + port + LIST + "/" + agency + "/back";
    }

    @Test
    void whomTheAgencyProvesByTwoFactorsIsInForThatAgency() {
        connect(NAVIGATOR, THERE);
        provider.says("pwd", "mfa");
        var browser = new StaffClient(port);
        browser.get("/app/sign-in?to=/app/acting");
        var in = browser.get(back(browser, THERE));
        assertThat(StaffClient.target(in)).isEqualTo("/app");
        assertThat(browser.get("/app/account").body()).contains("by your agency’s own sign-in");
        assertThat(lastEntry(NAVIGATOR)).isEqualTo("access.provider");
    }

    @Test
    void whereTheProviderSaysNothingOfASecondFactorWeAskOurs() {
        connect(NAVIGATOR, THERE);
        provider.says("pwd");
        var browser = new StaffClient(port);
        assertThat(StaffClient.target(browser.get(back(browser, THERE)))).isEqualTo(LIST + "/factor");
        assertThat(StaffClient.target(browser.get("/app/account"))).startsWith("/app/sign-in");
        browser.get(LIST + "/factor");
        assertThat(browser.post(LIST + "/factor", Map.of("code", "000000")).statusCode())
                .isEqualTo(422);
        assertThat(StaffClient.target(browser.get("/app/account"))).startsWith("/app/sign-in");
        FreshCodes.forget(NAVIGATOR);
        String code = StaffClient.code(NAVIGATOR);
        assertThat(StaffClient.target(browser.post(LIST + "/factor", Map.of("code", code))))
                .isEqualTo("/app");
        assertThat(browser.get("/app/account").statusCode()).isEqualTo(200);
    }

    @Test
    void whoIsKnownThereAndConnectedToNobodyIsNobody() {
        provider.says("mfa");
        assertThat(outcome(THERE)).isEqualTo("not-connected");
    }

    @Test
    void aColleagueOfWhoIsConnectedIsNotTakenForThem() {
        connect(NAVIGATOR, THERE);
        provider.says("mfa");
        assertThat(outcome("a.nother-at-work")).isEqualTo("not-connected");
    }

    @Test
    void aNameThatIsTheSameHereConnectsNobody() {
        provider.says("mfa");
        provider.spoils(it -> it.claim("email", "navigator@example.org").claim("preferred_username", NAVIGATOR));
        assertThat(outcome(NAVIGATOR)).isEqualTo("not-connected");
    }

    @Test
    void theProviderOfOneAgencyBringsInNobodyOfAnother() throws Exception {
        connect(NAVIGATOR, THERE);
        agencies.provider(master, TEACHER, provider.issuer());
        provider.says("mfa");
        var browser = new StaffClient(port);
        String there = StaffClient.target(browser.get(LIST + "/" + agencies.of(TEACHER)));
        assertThat(trouble(browser.get(local(atProvider(location(browser, TEACHER), THERE)))))
                .isEqualTo("not-connected");
        assertThat(there).contains("client_id=" + RealProvider.CLIENT);
        try (RealProvider other = new RealProvider(comeBack(agencies.of(TEACHER)))) {
            agencies.provider(master, TEACHER, other.issuer());
            other.says("mfa");
            assertThat(trouble(browser.get(local(atProvider(location(browser, TEACHER), THERE)))))
                    .isEqualTo("not-connected");
        }
    }

    @Test
    void whoIsConnectedForOneAgencyIsNotProvedByTheOtherForWhichTheyWork() {
        connect(NAVIGATOR, THERE);
        agencies.alsoWorksFor(NAVIGATOR, TEACHER);
        agencies.provider(master, TEACHER, provider.issuer());
        provider.says("mfa");
        var browser = new StaffClient(port);
        assertThat(trouble(browser.get(local(atProvider(location(browser, TEACHER), THERE)))))
                .isEqualTo("not-connected");
    }

    @Test
    void anAnswerComesBackToItsOwnAgencyAlone() {
        connect(NAVIGATOR, THERE);
        agencies.provider(master, TEACHER, provider.issuer());
        provider.says("mfa");
        var browser = new StaffClient(port);
        String back = back(browser, THERE).replace(agencies.of(NAVIGATOR), agencies.of(TEACHER));
        assertThat(trouble(browser.get(back))).isEqualTo("too-late");
    }

    @Test
    void whoWorksForTwoAgenciesActsForTheOneThatProvedThem() {
        connect(NAVIGATOR, THERE);
        agencies.alsoWorksFor(NAVIGATOR, TEACHER);
        provider.says("mfa");
        var browser = new StaffClient(port);
        browser.get(back(browser, THERE));
        assertThat(browser.get("/app/acting").body())
                .contains("which opens that agency alone")
                .doesNotContain(agencies.name(TEACHER));
        assertThat(browser.get("/app/account").body()).doesNotContain("href=\"/app/acting\"");
        assertThat(browser.post("/app/acting", Map.of("agency", agencies.of(TEACHER)))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void theWordOfAProviderChangesNothingOfHowSomebodyGetsIn() {
        connect(NAVIGATOR, THERE);
        provider.says("mfa");
        var browser = new StaffClient(port);
        browser.get(back(browser, THERE));
        browser.get("/app/account/passkeys");
        assertThat(StaffClient.target(browser.post("/app/account/recovery", Map.of())))
                .startsWith("/app/sign-in?again");
        assertThat(StaffClient.target(browser.get("/app/account/provider/connect")))
                .startsWith("/app/sign-in?again");
        assertThat(StaffClient.target(browser.get("/app/account/password"))).startsWith("/app/sign-in?again");
        assertThat(StaffClient.target(
                        browser.post("/app/account/password", Map.of("current", "a", "password", "b", "again", "b"))))
                .startsWith("/app/sign-in?again");
    }

    @Test
    void theWordOfAProviderOpensNothingOfTheWholeCommunity() {
        connect(ADMIN, "a.dmin-at-work");
        provider.says("mfa");
        String agencyPages = "/app/administration/agencies";
        assertThat(StaffClient.signedIn(port, ADMIN).get(agencyPages).statusCode())
                .isEqualTo(200);
        var browser = new StaffClient(port);
        browser.get(back(browser, "a.dmin-at-work"));
        assertThat(browser.get("/app/administration").body()).doesNotContain(agencyPages);
        assertThat(browser.get("/app/administration/people").statusCode()).isEqualTo(200);
        assertThat(browser.get(agencyPages).statusCode()).isEqualTo(404);
        assertThat(browser.post(agencyPages, Map.of()).statusCode()).isEqualTo(404);
    }

    @Test
    void whoSitsThereAlreadyIsAskedAnewAndTheProviderSaysWhen() {
        connect(NAVIGATOR, THERE);
        provider.says("mfa");
        var browser = new StaffClient(port);
        assertThat(location(browser, NAVIGATOR)).contains("prompt=login", "max_age=0");
        browser.get(back(browser, THERE));
        browser.get("/app/account");
        browser.post("/app/lock", Map.of());
        provider.askedAt(Instant.now().minusSeconds(300));
        assertThat(trouble(browser.get(back(browser, THERE)))).isEqualTo("not-anew");
        provider.askedAt(null);
        assertThat(trouble(browser.get(back(browser, THERE)))).isEqualTo("not-anew");
        provider.spoils(it -> it.claim("auth_time", "now"));
        assertThat(trouble(browser.get(back(browser, THERE)))).isEqualTo("not-anew");
        assertThat(StaffClient.target(browser.get("/app/account"))).startsWith("/app/sign-in");
        provider.spoils(it -> {});
        provider.askedAt(Instant.now().minusSeconds(20));
        assertThat(StaffClient.target(browser.get(back(browser, THERE)))).isEqualTo("/app");
    }

    @Test
    void whomAProviderBroughtInLearnsOfNoSessionThatWasOpenedOtherwiseAndEndsNone() {
        connect(NAVIGATOR, THERE);
        provider.says("mfa");
        var own = StaffClient.signedIn(port, NAVIGATOR);
        own.get("/app/account");
        own.post("/app/account/sessions/end-others", Map.of());
        var browser = new StaffClient(port);
        browser.get(back(browser, THERE));
        assertThat(browser.get("/app/account").body()).contains("This page").doesNotContain("name=\"key\"");
        browser.post("/app/account/sessions/end-others", Map.of());
        assertThat(own.get("/app/account").statusCode()).isEqualTo(200);
        own.post("/app/account/sessions/end-others", Map.of());
        assertThat(StaffClient.target(browser.get("/app/account"))).startsWith("/app/sign-in");
    }

    @Test
    void aSessionThatAnOldConnectionOpenedStaysShutUnderANewOne() {
        connect(NAVIGATOR, THERE);
        provider.says("mfa");
        var browser = new StaffClient(port);
        browser.get(back(browser, THERE));
        browser.get("/app/account");
        FreshCodes.run("delete from platform.provider_binding where ? <> ''", "all");
        connect(NAVIGATOR, "somebody-else");
        assertThat(StaffClient.target(browser.get("/app/account"))).startsWith("/app/sign-in");
        var other = new StaffClient(port);
        other.get(back(other, "somebody-else"));
        assertThat(other.get("/app/account").statusCode()).isEqualTo(200);
        FreshCodes.run("update platform.identity_provider set on_at = now() where issuer = ?", provider.issuer());
        assertThat(StaffClient.target(other.get("/app/account"))).startsWith("/app/sign-in");
    }

    @Test
    void answersThatProveNobodyAreCountedAndThoseThatProveSomebodyAreNot() {
        connect(NAVIGATOR, THERE);
        provider.says("mfa");
        var browser = new StaffClient(port);
        String made = LIST + "/" + agencies.of(NAVIGATOR) + "/back?code=made&state=s.up";
        assertThat(trouble(browser.get(made))).isEqualTo("too-late");
        assertThat(counted()).isEqualTo(1);
        browser.get(back(browser, THERE));
        assertThat(counted()).isEqualTo(1);
        FreshCodes.run("update platform.guess set count = count + 200 where ? <> ''", NAVIGATOR);
        browser.get(made);
        assertThat(trouble(browser.get(made))).isEqualTo("must-wait");
        assertThat(trouble(browser.get(back(browser, THERE)))).isEqualTo("must-wait");
    }

    private static long counted() {
        return FreshCodes.count("select coalesce(sum(count), 0) from platform.guess where ? <> ''", NAVIGATOR);
    }

    @Test
    void whatAProviderCallsItsRefusalIsNotWrittenDown(CapturedOutput output) {
        connect(NAVIGATOR, THERE);
        provider.refusesWith(THERE);
        assertThat(outcome(THERE)).isEqualTo("not-believed");
        assertThat(output.getAll()).contains("was not taken: other").doesNotContain(THERE);
        provider.refusesWith("invalid_grant");
        outcome(THERE);
        assertThat(output.getAll()).contains("was not taken: invalid_grant");
    }

    @Test
    void aTokenOfAnotherIssuerIsNotBelieved() {
        refused(() -> provider.spoils(it -> it.issuer("https://elsewhere.example")));
    }

    @Test
    void aTokenForAnotherClientIsNotBelieved() {
        refused(() -> provider.spoils(it -> it.audience(List.of("another-client"))));
    }

    @Test
    void aTokenForTwoOfWhichWeAreNotTheOneWhoAskedIsNotBelieved() {
        refused(() -> provider.spoils(it ->
                it.audience(List.of(RealProvider.CLIENT, "another-client")).claim("azp", "another-client")));
    }

    @Test
    void aTokenThatAnswersAnotherQuestionIsNotBelieved() {
        refused(() -> provider.spoils(it -> it.claim("nonce", "of-another-question")));
    }

    @Test
    void aTokenThatIsOverIsNotBelieved() {
        refused(() -> provider.spoils(it -> it.issuedAt(Instant.now().minusSeconds(7200))
                .expiresAt(Instant.now().minusSeconds(3600))));
    }

    private void refused(Runnable spoil) {
        connect(NAVIGATOR, THERE);
        provider.says("mfa");
        spoil.run();
        assertThat(outcome(THERE)).isEqualTo("not-believed");
        provider.spoils(it -> {});
        var browser = new StaffClient(port);
        assertThat(StaffClient.target(browser.get(back(browser, THERE)))).isEqualTo("/app");
    }

    @Test
    void anAnswerCountsOnceAndInTheBrowserThatAsked() {
        connect(NAVIGATOR, THERE);
        provider.says("mfa");
        var browser = new StaffClient(port);
        String back = back(browser, THERE);
        assertThat(trouble(new StaffClient(port).get(back))).isEqualTo("too-late");
        assertThat(StaffClient.target(browser.get(back))).isEqualTo("/app");
        assertThat(trouble(browser.get(back))).isEqualTo("too-late");
        String altered = back.replaceFirst("state=s", "state=c");
        assertThat(trouble(browser.get(altered))).isEqualTo("too-late");
    }

    @Test
    void aCodeOfSomebodyElsesQuestionOpensNothing() {
        connect(NAVIGATOR, THERE);
        provider.says("mfa");
        String stolen = parameter(back(new StaffClient(port), THERE), "code");
        var browser = new StaffClient(port);
        String own = parameter(location(browser, NAVIGATOR), "state");
        var answer = browser.get(LIST + "/" + agencies.of(NAVIGATOR) + "/back?code=" + stolen + "&state=" + own);
        assertThat(trouble(answer)).isEqualTo("not-believed");
    }

    @Test
    void aProviderThatNamesItselfIsHeldToIt() {
        connect(NAVIGATOR, THERE);
        provider.says("mfa");
        provider.namesItself();
        discovery.anew(provider.issuer());
        var browser = new StaffClient(port);
        assertThat(trouble(browser.get(back(browser, THERE)))).isEqualTo("not-believed");
        assertThat(trouble(browser.get(back(browser, THERE) + "&iss=https://elsewhere.example")))
                .isEqualTo("not-believed");
        assertThat(StaffClient.target(browser.get(back(browser, THERE) + "&iss=" + provider.issuer())))
                .isEqualTo("/app");
    }

    @Test
    void aProviderThatIsGoneIsSaidToBe() throws Exception {
        var gone = new RealProvider(comeBack(agencies.of(NAVIGATOR)));
        agencies.provider(master, NAVIGATOR, gone.issuer());
        gone.close();
        var browser = new StaffClient(port);
        assertThat(trouble(browser.get(LIST + "/" + agencies.of(NAVIGATOR)))).isEqualTo("unreachable");
    }

    @Test
    void aProviderThatCallsItselfSomethingElseIsNotAsked() {
        agencies.provider(master, NAVIGATOR, provider.issuer() + "/");
        var browser = new StaffClient(port);
        assertThat(trouble(browser.get(LIST + "/" + agencies.of(NAVIGATOR)))).isEqualTo("other-issuer");
    }

    @Test
    void aProviderThatDoesNotKnowOurSecretLetsNobodyIn() {
        connect(NAVIGATOR, THERE);
        agencies.provider(master, NAVIGATOR, provider.issuer(), "another-secret");
        assertThat(outcome(THERE)).isEqualTo("not-known-there");
    }

    @Test
    void whoSaysNoThereIsNotIn() {
        var browser = new StaffClient(port);
        String state = parameter(location(browser, NAVIGATOR), "state");
        assertThat(trouble(
                        browser.get(LIST + "/" + agencies.of(NAVIGATOR) + "/back?error=access_denied&state=" + state)))
                .isEqualTo("refused-there");
    }

    @Test
    void whoIsSuspendedOrHasLeftComesInByNoProvider() {
        connect(NAVIGATOR, THERE);
        provider.says("mfa");
        FreshCodes.run("update platform.person set suspended_at = now() where username = ?", NAVIGATOR);
        try {
            assertThat(outcome(THERE)).isEqualTo("not-connected");
        } finally {
            FreshCodes.run("update platform.person set suspended_at = null where username = ?", NAVIGATOR);
        }
        agencies.until(NAVIGATOR, "now()");
        try {
            assertThat(outcome(THERE)).isEqualTo("not-connected");
        } finally {
            agencies.until(NAVIGATOR, "null");
        }
    }

    @Test
    void whatWasHalfwayEndsWithTheSuspension() {
        connect(NAVIGATOR, THERE);
        var browser = new StaffClient(port);
        browser.get(back(browser, THERE));
        browser.get(LIST + "/factor");
        FreshCodes.run("update platform.person set suspended_at = now() where username = ?", NAVIGATOR);
        try {
            assertThat(browser.post(LIST + "/factor", Map.of("code", StaffClient.code(NAVIGATOR)))
                            .statusCode())
                    .isEqualTo(422);
        } finally {
            FreshCodes.run("update platform.person set suspended_at = null where username = ?", NAVIGATOR);
        }
    }

    @Test
    void aSessionEndsWhenItsWayInDoes() {
        connect(NAVIGATOR, THERE);
        provider.says("mfa");
        var browser = new StaffClient(port);
        browser.get(back(browser, THERE));
        assertThat(browser.get("/app/account").statusCode()).isEqualTo(200);
        FreshCodes.run("update platform.identity_provider set on_at = null where issuer = ?", provider.issuer());
        assertThat(StaffClient.target(browser.get("/app/account"))).startsWith("/app/sign-in");
    }

    @Test
    void aSessionThatSomebodyElseChoseIsNotTheOneSignedInTo() {
        connect(NAVIGATOR, THERE);
        provider.says("mfa");
        var attacker = StaffClient.signedIn(port, "admin");
        String planted = attacker.cookie("anydoor").map(HttpCookie::getValue).orElseThrow();
        var victim = new StaffClient(port);
        victim.forceCookie("anydoor", planted);
        var in = victim.get(back(victim, THERE));
        assertThat(in.headers().allValues("Set-Cookie"))
                .anySatisfy(it -> assertThat(it).startsWith("anydoor=").doesNotContain(planted));
        assertThat(StaffClient.target(attacker.get("/app/acting"))).startsWith("/app/sign-in");
    }

    @Test
    void theSessionThatGoesOnAfterTheLockHasItsVaultClosed() {
        connect(NAVIGATOR, THERE);
        provider.says("mfa");
        var browser = StaffClient.signedIn(port, NAVIGATOR);
        browser.get("/app/account");
        LockTests.keep(browser, sessions, VaultSession.ATTRIBUTE, "the session's half");
        LockTests.keep(browser, sessions, "a-mark-of-the-test", "goes on");
        browser.get(back(browser, THERE));
        assertThat(LockTests.kept(browser, sessions, "a-mark-of-the-test")).isEqualTo("goes on");
        assertThat(LockTests.kept(browser, sessions, VaultSession.ATTRIBUTE)).isNull();
    }

    @Test
    void signedOutHereOneIsShownTheWayOutThere() {
        connect(NAVIGATOR, THERE);
        provider.says("mfa");
        var browser = new StaffClient(port);
        browser.get(back(browser, THERE));
        browser.get("/app/account");
        String out = StaffClient.target(browser.post("/app/sign-out", Map.of()));
        assertThat(out).isEqualTo(LIST + "/" + agencies.of(NAVIGATOR) + "/out");
        assertThat(browser.get(out).body())
                .contains(provider.issuer() + "/connect/logout?client_id=" + RealProvider.CLIENT)
                .contains("post_logout_redirect_uri=")
                .doesNotContain("id_token_hint", THERE);
        assertThat(StaffClient.target(browser.get("/app/account"))).startsWith("/app/sign-in");
    }

    @Test
    void whoHasNotSignedOutIsNotToldThatTheyHave() {
        String out = LIST + "/" + agencies.of(NAVIGATOR) + "/out";
        var browser = StaffClient.signedIn(port, NAVIGATOR);
        browser.get("/app/account");
        assertThat(browser.get(out).body())
                .contains("You are still signed in here")
                .doesNotContain("You are signed out here");
        browser.post("/app/lock", Map.of());
        assertThat(browser.get(out).body())
                .contains("locked, not signed out")
                .doesNotContain("You are signed out here");
        assertThat(new StaffClient(port).get(out).body()).contains("You are signed out here");
    }

    @Test
    void aLockedPageLeadsBackToTheProviderByWhichItWasOpened() {
        connect(NAVIGATOR, THERE);
        provider.says("mfa");
        var browser = new StaffClient(port);
        browser.get(back(browser, THERE));
        browser.get("/app/account");
        browser.post("/app/lock", Map.of());
        assertThat(browser.get("/app/sign-in").body()).contains(LIST + "/" + agencies.of(NAVIGATOR));
        assertThat(new StaffClient(port).get("/app/sign-in").body()).doesNotContain(LIST);
    }

    @Test
    void onlyOpenidIsAskedForAndNobodyStandsInAnAddressOrALog(CapturedOutput output) {
        connect(NAVIGATOR, THERE);
        provider.says("mfa");
        var browser = new StaffClient(port);
        String there = location(browser, NAVIGATOR);
        assertThat(parameter(there, "scope")).isEqualTo("openid");
        assertThat(parameter(there, "code_challenge_method")).isEqualTo("S256");
        assertThat(parameter(there, "nonce")).hasSize(43);
        assertThat(there).doesNotContain(NAVIGATOR, "login_hint");
        provider.spoils(it -> it.audience(List.of("another-client")));
        browser.get(local(atProvider(there, THERE)));
        assertThat(output.getAll()).doesNotContain(THERE, "eyJ");
        assertThat(FreshCodes.count(
                        "select count(*) from platform.provider_binding where encode(identity, 'escape') like ?",
                        "%" + THERE + "%"))
                .isZero();
    }

    // ── the steps ──

    private void connect(String username, String there) {
        agencies.connect(username, provider.issuer(), there);
    }

    /** Where we send the browser. */
    private String location(StaffClient browser, String username) {
        return browser.get(LIST + "/" + agencies.of(username))
                .headers()
                .firstValue("Location")
                .orElse("");
    }

    /** The path at which the provider's answer comes back. */
    private String back(StaffClient browser, String user) {
        return local(atProvider(location(browser, NAVIGATOR), user));
    }

    static String atProvider(String address, String user) {
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create(address))
                            .header("Cookie", RealProvider.USER + "=" + user)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer.body()));
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    static String local(String address) {
        return address.replaceFirst("^http://[^/]+", "");
    }

    private String outcome(String user) {
        var browser = new StaffClient(port);
        return trouble(browser.get(back(browser, user)));
    }

    static String trouble(HttpResponse<String> answer) {
        String target = StaffClient.target(answer);
        return target.contains("?trouble=") ? target.substring(target.indexOf('=') + 1) : target;
    }

    static String parameter(String address, String name) {
        String query = address.substring(address.indexOf('?') + 1);
        for (String part : query.split("&")) {
            if (part.startsWith(name + "=")) {
                return URLDecoder.decode(part.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        throw new AssertionError(name + " is not in the address");
    }

    private static String lastEntry(String username) {
        return FreshCodes.text(
                "select e.action from platform.audit_entry e join platform.audit_subject s on s.entry_id = e.id"
                        + " join platform.person p on p.id = s.subject_id where p.username = ? and e.caller = 'sign-in'"
                        + " order by e.at desc, e.id desc limit 1",
                username);
    }
}
