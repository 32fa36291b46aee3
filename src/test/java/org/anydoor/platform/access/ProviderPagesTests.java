package org.anydoor.platform.access;

import static org.anydoor.platform.access.ProviderScene.atProvider;
import static org.anydoor.platform.access.ProviderScene.local;
import static org.anydoor.platform.access.ProviderScene.trouble;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.Cookie;
import java.util.List;
import java.util.Map;
import org.anydoor.AnydoorTest;
import org.anydoor.browser.Browser;
import org.anydoor.platform.keys.MasterKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An administrator sets, tries and uses the agency's provider; a person connects themselves; and only that way in, but for one. */
@AnydoorTest
class ProviderPagesTests {
    private static final String ADMIN = "admin";
    private static final String NAVIGATOR = "navigator";
    private static final String PAGE = "/app/administration/provider";
    private static final String MINE = "/app/account/provider";
    private static final String LIST = "/app/sign-in/provider";

    @LocalServerPort
    int port;

    @Autowired
    MasterKey master;

    private final AgencyOf agencies = new AgencyOf();
    private static @Nullable RealProvider started;
    private RealProvider provider;
    private StaffClient admin;

    @BeforeEach
    void aProviderIsThere() throws Exception {
        if (started == null) {
            started = new RealProvider("http://localhost:" + port + LIST + "/" + agencies.of(ADMIN) + "/back");
        }
        provider = started;
        provider.anew();
        provider.says("mfa");
        admin = StaffClient.signedIn(port, ADMIN);
        admin.get(PAGE);
    }

    @AfterEach
    void nothingIsLeft() {
        agencies.clear();
        FreshCodes.run("delete from platform.passkey where credential = ?", "credential-of-a-test");
        FreshCodes.forget(NAVIGATOR);
        FreshCodes.forget(ADMIN);
    }

    @AfterAll
    static void theProviderIsClosed() throws Exception {
        if (started != null) {
            started.close();
            started = null;
        }
    }

    private Map<String, String> typed(String issuer, int version) {
        return Map.of(
                "issuer",
                issuer,
                "clientId",
                RealProvider.CLIENT,
                "secret",
                RealProvider.SECRET,
                "factors",
                "mfa",
                "version",
                String.valueOf(version));
    }

    private void tryIt(String user) {
        admin.get(local(atProvider(
                admin.get(PAGE + "/try").headers().firstValue("Location").orElseThrow(), user)));
    }

    private void switchedOn() {
        admin.post(PAGE, typed(provider.issuer(), 0));
        tryIt("admin-at-work");
        admin.get(PAGE);
        admin.post(PAGE + "/use", Map.of("go", "on"));
        admin.get(PAGE);
    }

    @Test
    void itIsUsedOnlyAfterItHasBeenTriedAsItIsSet() {
        assertThat(admin.post(PAGE, typed(provider.issuer(), 0)).statusCode()).isEqualTo(302);
        assertThat(admin.get(PAGE).body())
                .contains("Not in use.", "Try it first.")
                .doesNotContain(RealProvider.SECRET);
        admin.post(PAGE + "/use", Map.of("go", "on"));
        assertThat(admin.get(PAGE).body()).contains("Not in use.");
        tryIt("admin-at-work");
        assertThat(admin.get(PAGE).body())
                .contains("It works as it is set now.", "It said of your sign-in: mfa.", "counts as a second factor");
        admin.post(PAGE + "/use", Map.of("go", "on"));
        assertThat(admin.get(PAGE).body()).contains("In use, beside passwords and passkeys.");
        admin.post(PAGE, typed(provider.issuer(), 1));
        assertThat(admin.get(PAGE).body()).contains("Not in use.", "Try it first.");
    }

    @Test
    void anAgencyIsNamedToEverybodyOnlyIfItWantsToBeAndItsAddressWorksAllTheSame() {
        switchedOn();
        assertThat(publicPages()).doesNotContain(agencies.name(ADMIN), "Sign in through your agency</a>");
        assertThat(admin.get(PAGE).body())
                .contains("The sign-in page does not name your agency.", LIST + "/" + agencies.of(ADMIN) + "</code>");
        assertThat(StaffClient.target(new StaffClient(port).get(LIST + "/" + agencies.of(ADMIN))))
                .contains("/oauth2/authorize");
        admin.post(PAGE + "/use", Map.of("go", "list"));
        assertThat(publicPages()).contains(agencies.name(ADMIN), "Sign in through your agency</a>");
        admin.get(PAGE);
        admin.post(PAGE + "/use", Map.of("go", "unlist"));
        assertThat(publicPages()).doesNotContain(agencies.name(ADMIN));
    }

    private String publicPages() {
        var anybody = new StaffClient(port);
        return anybody.get("/app/sign-in").body() + anybody.get(LIST).body();
    }

    @Test
    void aWalledAgencyIsNamedToNobody() {
        agencies.provider(master, "shelter-admin", provider.issuer());
        FreshCodes.run("update platform.identity_provider set listed = true where issuer = ?", provider.issuer());
        assertThat(publicPages()).doesNotContain(agencies.name("shelter-admin"));
        var shelter = StaffClient.signedIn(port, "shelter-admin");
        assertThat(shelter.get(PAGE).body())
                .contains("never names your agency")
                .doesNotContain("Name it on the sign-in page");
        shelter.post(PAGE + "/use", Map.of("go", "list"));
        assertThat(FreshCodes.count(
                        "select count(*) from platform.identity_provider where listed and issuer = ?",
                        provider.issuer()))
                .isZero();
    }

    @Test
    void aSecretThatIsSentToALockedPageIsNotKept() {
        admin.post("/app/lock", Map.of());
        admin.post(PAGE, typed(provider.issuer(), 0));
        assertThat(FreshCodes.count("select count(*) from platform.held_post where path = ?", PAGE))
                .isZero();
    }

    @Test
    void aTrialThatFailsSaysWhyAndTheSecretLiesSealed() {
        admin.post(
                PAGE,
                Map.of(
                        "issuer",
                        provider.issuer(),
                        "clientId",
                        RealProvider.CLIENT,
                        "secret",
                        "a-wrong-one",
                        "factors",
                        "",
                        "version",
                        "0"));
        tryIt("admin-at-work");
        assertThat(admin.get(PAGE).body()).contains("the id or the secret does not match");
        assertThat(FreshCodes.count(
                        "select count(*) from platform.identity_provider where encode(secret, 'escape') like ?",
                        "%a-wrong-one%"))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "http://login.example.org, must begin with https",
        "https://10.0.0.7, lies in a network of its own",
        "https://169.254.169.254/latest, lies in a network of its own",
        "https://nowhere.invalid, No such address",
        "login.example.org, Type the whole address"
    })
    void anAddressThatIsNotAskedIsSaidBesideItsField(String issuer, String words) {
        var answer = admin.post(PAGE, typed(issuer, 0));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains(words).doesNotContain(RealProvider.SECRET);
    }

    @Test
    void anotherIssuerNeedsItsOwnSecretAndConnectsNobody() throws Exception {
        switchedOn();
        agencies.connect(NAVIGATOR, provider.issuer(), "somebody");
        try (RealProvider other = new RealProvider("http://localhost/none")) {
            var without = Map.of(
                    "issuer",
                    other.issuer(),
                    "clientId",
                    RealProvider.CLIENT,
                    "secret",
                    "",
                    "factors",
                    "",
                    "version",
                    "1");
            assertThat(admin.post(PAGE, without).statusCode()).isEqualTo(422);
            assertThat(admin.post(PAGE, typed(other.issuer(), 1)).statusCode()).isEqualTo(302);
        }
        assertThat(FreshCodes.count("select count(*) from platform.provider_binding where ? <> ''", "all"))
                .isZero();
    }

    @Test
    void aPageThatHasBeenOpenForLongChangesNothing() {
        FreshCodes.run("delete from platform.spring_session_attributes where attribute_name = ?", "anydoor.entered");
        assertThat(StaffClient.target(admin.post(PAGE, typed(provider.issuer(), 0))))
                .startsWith("/app/sign-in?again");
        assertThat(StaffClient.target(admin.get(PAGE + "/try"))).startsWith("/app/sign-in?again");
        assertThat(StaffClient.target(admin.post(PAGE + "/use", Map.of("go", "off"))))
                .startsWith("/app/sign-in?again");
    }

    @Test
    void nobodyElseFindsThePage() {
        var navigator = StaffClient.signedIn(port, NAVIGATOR);
        assertThat(navigator.get(PAGE).statusCode()).isEqualTo(404);
        navigator.get("/app/account");
        assertThat(navigator.post(PAGE, typed(provider.issuer(), 0)).statusCode())
                .isEqualTo(404);
    }

    @Test
    void aPersonConnectsThemselvesBySayingThatItWasThey() {
        switchedOn();
        var navigator = StaffClient.signedIn(port, NAVIGATOR);
        assertThat(navigator.get(MINE).body()).contains("Sign in there and connect");
        String there = navigator
                .get(MINE + "/connect")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(there).contains("prompt=login", "max_age=0");
        provider.askedAt(java.time.Instant.now().minusSeconds(300));
        assertThat(trouble(navigator.get(local(atProvider(there, "n-at-work")))))
                .isEqualTo("not-anew");
        provider.askedAt(java.time.Instant.now());
        there = navigator
                .get(MINE + "/connect")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(StaffClient.target(navigator.get(local(atProvider(there, "n-at-work")))))
                .isEqualTo(MINE);
        assertThat(connected()).isZero();
        assertThat(navigator.get(MINE).body()).contains("Is this you?");
        navigator.post(MINE, Map.of("go", "no"));
        assertThat(navigator.get(MINE).body()).contains("Sign in there and connect");
        navigator.get(local(atProvider(
                navigator
                        .get(MINE + "/connect")
                        .headers()
                        .firstValue("Location")
                        .orElseThrow(),
                "n-at-work")));
        navigator.get(MINE);
        navigator.post(MINE, Map.of());
        assertThat(connected()).isEqualTo(1);
        assertThat(navigator.get(MINE).body()).contains("Connected since", LIST + "/" + agencies.of(ADMIN) + "</code>");
        assertThat(admin.get("/app/administration/review").body()).contains("Connected to your agency’s own sign-in");
        var browser = new StaffClient(port);
        String in = browser.get(LIST + "/" + agencies.of(ADMIN))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(StaffClient.target(browser.get(local(atProvider(in, "n-at-work")))))
                .isEqualTo("/app");
        String person = FreshCodes.text("select id::text from platform.person where username = ?", NAVIGATOR);
        admin.get("/app/administration/people/" + person);
        admin.post(PAGE + "/disconnect/" + person, Map.of());
        assertThat(connected()).isZero();
        assertThat(StaffClient.target(browser.get("/app/account"))).startsWith("/app/sign-in");
    }

    @Test
    void oneSignInThereBelongsToOnePersonHere() {
        switchedOn();
        agencies.connect(ADMIN, provider.issuer(), "n-at-work");
        var navigator = StaffClient.signedIn(port, NAVIGATOR);
        String there = navigator
                .get(MINE + "/connect")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        navigator.get(local(atProvider(there, "n-at-work")));
        navigator.get(MINE);
        var answer = navigator.post(MINE, Map.of());
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Nothing was connected");
    }

    @Test
    void whatIsToConnectSignsNobodyInAndNobodyConnectsWhatWasNotProvedToThem() {
        switchedOn();
        var navigator = StaffClient.signedIn(port, NAVIGATOR);
        navigator.get(MINE);
        assertThat(navigator.post(MINE, Map.of()).statusCode()).isEqualTo(422);
        String there = navigator
                .get(MINE + "/connect")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        String back = local(atProvider(there, "n-at-work"));
        assertThat(trouble(new StaffClient(port).get(back))).isEqualTo("too-late");
        assertThat(connected()).isZero();
    }

    @Test
    void onlyThisWayNeedsOneWhoKeepsTheirOwnAndShutsPasswordsForTheOthers() {
        switchedOn();
        var navigator = StaffClient.signedIn(port, NAVIGATOR);
        String own = FreshCodes.text("select id::text from platform.person where username = ?", ADMIN);
        assertThat(admin.post(PAGE + "/only", Map.of()).statusCode()).isEqualTo(422);
        assertThat(admin.post(PAGE + "/only", Map.of("keepers", own)).statusCode())
                .isEqualTo(422);
        onlyThisWay();
        assertThat(admin.get(PAGE).body()).contains("the only way in");
        assertThat(StaffClient.target(navigator.get("/app/account"))).startsWith("/app/sign-in");
        var anew = new StaffClient(port);
        assertThat(StaffClient.target(anew.signIn(NAVIGATOR))).isEqualTo(LIST + "/first");
        assertThat(StaffClient.target(anew.get("/app/account"))).startsWith("/app/sign-in");
        assertThat(anew.get(LIST + "/first").body()).contains("Connect your account to it once");
        String there = anew.get(LIST + "/first/connect")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(StaffClient.target(anew.get(local(atProvider(there, "n-at-work")))))
                .isEqualTo(LIST + "/first");
        anew.get(LIST + "/first");
        assertThat(StaffClient.target(anew.post(LIST + "/first", Map.of()))).isEqualTo("/app");
        assertThat(anew.get("/app/account").statusCode()).isEqualTo(200);
        var again = new StaffClient(port);
        again.signIn(NAVIGATOR);
        assertThat(again.get(LIST + "/first").body()).contains("Your account is connected to it");
        assertThat(StaffClient.signedIn(port, ADMIN).get("/app/account").statusCode())
                .isEqualTo(200);
    }

    private void onlyThisWay() {
        FreshCodes.run("""
                insert into platform.passkey (id, person_id, credential, public_key, sign_count, backup_eligible, name, made_at)
                select gen_random_uuid(), p.id, 'credential-of-a-test', '\\x01', 0, false, 'Key', now()
                from platform.person p where p.username = ?
                """, ADMIN);
        admin.get(PAGE);
        String own = FreshCodes.text("select id::text from platform.person where username = ?", ADMIN);
        assertThat(admin.post(PAGE + "/only", Map.of("keepers", own)).statusCode())
                .isEqualTo(302);
    }

    @Test
    void theLastWhoKeptTheirOwnSignInLeavesNobodyBehindALockedDoor() {
        switchedOn();
        onlyThisWay();
        var navigator = new StaffClient(port);
        assertThat(StaffClient.target(navigator.signIn(NAVIGATOR))).isEqualTo(LIST + "/first");
        FreshCodes.run("update platform.passkey set shut_at = now() where credential = ?", "credential-of-a-test");
        assertThat(admin.get(PAGE).body())
                .contains("passwords and passkeys open again for everybody")
                .doesNotContain("the only way in");
        FreshCodes.forget(NAVIGATOR);
        assertThat(StaffClient.target(new StaffClient(port).signIn(NAVIGATOR))).isEqualTo("/app");
    }

    @Test
    void whoMayComeInByTheProviderAloneIsToldWhatTheyCannotChange() {
        switchedOn();
        agencies.connect(NAVIGATOR, provider.issuer(), "n-at-work");
        onlyThisWay();
        var browser = new StaffClient(port);
        String in = browser.get(LIST + "/" + agencies.of(ADMIN))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        browser.get(local(atProvider(in, "n-at-work")));
        assertThat(browser.get("/app/account/passkeys").body())
                .contains("so no passkey can be added")
                .doesNotContain("Sign in once more");
        assertThat(browser.get("/app/account/recovery").body())
                .contains("so no new codes are made")
                .doesNotContain("action=\"/app/account/recovery\"");
        assertThat(browser.get(MINE).body())
                .contains("This is your only way in.")
                .doesNotContain("Disconnect");
    }

    private static long connected() {
        return FreshCodes.count(
                "select count(*) from platform.provider_binding b join platform.person p on p.id = b.person_id where p.username = ?",
                NAVIGATOR);
    }

    @ParameterizedTest
    @EnumSource(Browser.Size.class)
    void thePagesFitAndAreAccessible(Browser.Size size) {
        try (Browser browser = Browser.open(port, size)) {
            admin.lend(browser.page().context());
            browser.go(PAGE).assertAccessible().picture("provider-empty");
            switchedOn();
            admin.post(PAGE + "/use", Map.of("go", "list"));
            tryIt("admin-at-work");
            browser.go(PAGE).assertAccessible().picture("provider-in-use");
            admin.get("/app/account");
            var navigator = StaffClient.signedIn(port, NAVIGATOR);
            navigator.lend(browser.page().context());
            browser.page()
                    .context()
                    .addCookies(List.of(new Cookie(RealProvider.USER, "n-at-work").setUrl(provider.issuer())));
            browser.go(MINE).assertAccessible().picture("provider-connect");
            browser.page().getByText("Sign in there and connect").click();
            browser.assertAccessible().picture("provider-confirm");
            browser.press("Yes, it was me").assertAccessible().picture("provider-connected");
            browser.page().context().clearCookies();
            browser.page()
                    .context()
                    .addCookies(List.of(new Cookie(RealProvider.USER, "n-at-work").setUrl(provider.issuer())));
            browser.go("/app/sign-in").assertAccessible().picture("sign-in-by-provider");
            browser.go(LIST + "?trouble=not-connected").assertAccessible().picture("provider-choose");
            provider.says("pwd");
            browser.page().getByText("Go to its sign-in").click();
            browser.assertAccessible().picture("provider-factor");
            provider.says("mfa");
            browser.go(LIST);
            browser.page().getByText("Go to its sign-in").click();
            browser.go("/app/account").assertAccessible().picture("account-by-provider");
            browser.go("/app/acting").assertAccessible().picture("acting-by-provider");
            browser.go(LIST + "/" + agencies.of(ADMIN) + "/out")
                    .assertAccessible()
                    .picture("provider-still-in");
            browser.page().locator("main button").click();
            browser.assertAccessible().picture("provider-out");
            onlyThisWay();
            admin.lend(browser.page().context());
            browser.go(PAGE).assertAccessible().picture("provider-only");
            FreshCodes.forget(NAVIGATOR);
            var anew = new StaffClient(port);
            anew.signIn(NAVIGATOR);
            anew.lend(browser.page().context());
            browser.go(LIST + "/first").assertAccessible().picture("provider-first");
            browser.page().getByText("Go to its sign-in").click();
            browser.go("/app/account/passkeys").assertAccessible().picture("passkeys-by-provider");
            browser.go(MINE).assertAccessible().picture("provider-connected-only");
        }
    }
}
