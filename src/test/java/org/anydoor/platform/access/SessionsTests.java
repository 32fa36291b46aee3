package org.anydoor.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;
import org.anydoor.AnydoorTest;
import org.anydoor.browser.Browser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Where somebody is signed in, and how it ends. */
@AnydoorTest
class SessionsTests {
    private static final String OFFICER = "officer";
    private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");

    @LocalServerPort
    int port;

    @BeforeEach
    void nobodyIsSignedInYet() {
        FreshCodes.run("delete from platform.spring_session where ? <> ''", OFFICER);
    }

    @Test
    void oneOtherPlaceIsSignedOutAndTheRestGoOn() {
        var here = StaffClient.signedIn(port, OFFICER);
        here.get("/app");
        var elsewhere = StaffClient.signedIn(port, OFFICER);
        elsewhere.get("/app");
        String account = here.get("/app/account").body();
        assertThat(account).contains("This page", "Another browser, another device");
        var keys = KEY.matcher(account).results().map(it -> it.group(1)).toList();
        assertThat(keys).hasSize(1);
        assertThat(here.post("/app/account/sessions/end", Map.of("key", keys.getFirst()))
                        .statusCode())
                .isLessThan(400);
        assertThat(StaffClient.target(elsewhere.get("/app/account"))).startsWith("/app/sign-in");
        assertThat(here.get("/app/account").statusCode()).isEqualTo(200);
    }

    @Test
    void everywhereElseIsEverywhereButHere() {
        var here = StaffClient.signedIn(port, OFFICER);
        var second = StaffClient.signedIn(port, OFFICER);
        var third = StaffClient.signedIn(port, OFFICER);
        here.get("/app/account");
        here.post("/app/account/sessions/end-others", Map.of());
        assertThat(StaffClient.target(second.get("/app/account"))).startsWith("/app/sign-in");
        assertThat(StaffClient.target(third.get("/app/account"))).startsWith("/app/sign-in");
        assertThat(here.get("/app/account").statusCode()).isEqualTo(200);
    }

    @Test
    void nobodyEndsTheSessionOfSomebodyElseByItsKey() {
        var officer = StaffClient.signedIn(port, OFFICER);
        officer.get("/app");
        String key =
                FreshCodes.text("select trim(primary_id) from platform.spring_session where ? <> '' limit 1", OFFICER);
        var nurse = StaffClient.signedIn(port, "nurse");
        nurse.get("/app/account");
        nurse.post("/app/account/sessions/end", Map.of("key", key));
        assertThat(officer.get("/app/account").statusCode()).isEqualTo(200);
    }

    @Test
    void anAdministratorSeesHowManyAndEndsThemAllAndTheTrailSaysSo() {
        var navigator = StaffClient.signedIn(port, "navigator");
        navigator.get("/app");
        var administrator = StaffClient.signedIn(port, "admin");
        String person = FreshCodes.text("select id::text from platform.person where username = ?", "navigator");
        String page = "/app/administration/people/" + person;
        long before = ended();
        assertThat(administrator.get(page).body()).contains("Signed in now: 1.");
        administrator.post(page + "/sessions/end", Map.of());
        assertThat(administrator.get(page).body()).contains("Signed in now: 0.");
        assertThat(StaffClient.target(navigator.get("/app/account"))).startsWith("/app/sign-in");
        assertThat(ended()).isEqualTo(before + 1);
    }

    private static long ended() {
        return FreshCodes.count("select count(*) from platform.audit_entry where action = ?", "access.sessions-end");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0 | windows | edge",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Mobile/15E148 Safari/604.1 | iphone | safari",
                "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36 | android-phone | chrome",
                "Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0 | linux | firefox",
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 15_0) AppleWebKit/605.1.15 Version/19.0 Safari/605.1.15 | mac | safari",
                "curl/8.0 | other | other"
            })
    void aBrowserIsKnownByTwoWords(String userAgent, String kind, String browser) {
        assertThat(Device.of(userAgent)).isEqualTo(new Device(kind, browser));
        assertThat(Device.of(null)).isEqualTo(new Device("other", "other"));
    }

    @ParameterizedTest
    @EnumSource(Browser.Size.class)
    void thePageFitsAndIsAccessible(Browser.Size size) {
        var here = StaffClient.signedIn(port, OFFICER);
        here.get("/app");
        StaffClient.signedIn(port, OFFICER).get("/app");
        try (Browser browser = Browser.open(port, size)) {
            here.lend(browser.page().context());
            browser.go("/app/account").assertAccessible().picture("account-sessions");
        }
    }
}
