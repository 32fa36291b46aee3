package org.anydoor.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.anydoor.AnydoorTest;
import org.anydoor.browser.Browser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages of sign-in and administration in a real browser without script: they fit, axe finds nothing. */
@AnydoorTest
class StaffPagesTests {
    @LocalServerPort
    int port;

    @ParameterizedTest
    @EnumSource
    void signInAndAdministrationFitAndReadWell(Browser.Size size) {
        FreshCodes.forget("admin");
        try (Browser browser = Browser.open(port, size)) {
            browser.go("/app/sign-in")
                    .type("name", "admin")
                    .type("password", "wrong")
                    .type("code", "000000");
            browser.press("Sign in").assertAccessible().picture("sign-in");
            browser.type("password", StaffClient.person("admin").password())
                    .type("code", StaffClient.code("admin"))
                    .press("Sign in");
            for (String page : List.of("", "/people", "/agency", "/agencies", "/agreements")) {
                browser.go("/app/administration" + page)
                        .assertAccessible()
                        .picture("administration" + page.replace('/', '-'));
            }
            browser.go("/app/acting").assertAccessible().picture("acting");
            browser.go("/app/account").assertAccessible().picture("account");
            browser.press("Change your password")
                    .type("current", "not mine")
                    .type("password", "admin1")
                    .type("again", "admin2")
                    .press("Change the password")
                    .assertAccessible()
                    .picture("account-password");
            browser.go("/app/administration/people")
                    .press(StaffClient.person("navigator").name())
                    .assertAccessible()
                    .picture("administration-person");
            browser.go("/app/administration/people");
            browser.page().locator("summary:has-text('Invite somebody')").click();
            browser.type("name", "Wren " + size)
                    .type("username", "wren." + size.name().toLowerCase(Locale.ROOT))
                    .choose("roles-navigator")
                    .press("Make the link")
                    .assertAccessible()
                    .picture("administration-link");
            String link = browser.page().locator("main code").innerText();
            browser.page().navigate(link);
            browser.assertAccessible().picture("invitation");
        }
    }

    @Test
    void theMenuOffersAConcernToThoseAloneToWhomADoorIsOpen() {
        assertThat(StaffClient.signedIn(port, "nurse").get("/app").body()).contains("/app/concerns/new", "/app/sent");
        StaffClient researcher = StaffClient.signedIn(port, "researcher");
        assertThat(researcher.get("/app").body()).doesNotContain("/app/concerns/new", "/app/sent");
        assertThat(researcher.get("/app/concerns/new").body()).contains("href=\"/en/concern\"");
    }
}
