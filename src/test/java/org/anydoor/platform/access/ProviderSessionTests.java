package org.anydoor.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.HttpCookie;
import java.util.Map;
import org.anydoor.platform.vault.web.VaultSession;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

/** A session that a provider opened: what it may see of others, when it ends, how one gets out. */
class ProviderSessionTests extends ProviderScene {
    @Autowired
    private SessionRepository<? extends Session> sessions;

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
}
