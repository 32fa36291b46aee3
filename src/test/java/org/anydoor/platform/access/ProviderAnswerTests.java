package org.anydoor.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What a provider answers is believed only if it answers this question, of this browser, now, by its own word. */
@ExtendWith(OutputCaptureExtension.class)
class ProviderAnswerTests extends ProviderScene {
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
}
