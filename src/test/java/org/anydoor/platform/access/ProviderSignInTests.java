package org.anydoor.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** In by an agency's own provider: who gets in that way, for which agency, and what it opens. */
class ProviderSignInTests extends ProviderScene {
    private static final String ADMIN = "admin";

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

    private static String lastEntry(String username) {
        return FreshCodes.text(
                "select e.action from platform.audit_entry e join platform.audit_subject s on s.entry_id = e.id"
                        + " join platform.person p on p.id = s.subject_id where p.username = ? and e.caller = 'sign-in'"
                        + " order by e.at desc, e.id desc limit 1",
                username);
    }
}
