package org.anydoor.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.HttpCookie;
import java.net.http.HttpResponse;
import java.util.Map;
import org.anydoor.AnydoorTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@AnydoorTest
class SignInTests {
    private static final String NAVIGATOR = "navigator";

    @LocalServerPort
    int port;

    @Autowired
    SignIns signIns;

    @BeforeEach
    void nobodyHasGuessedYet() {
        FreshCodes.forget(NAVIGATOR);
    }

    @Test
    void nameAndPasswordAndCodeTogetherLetSomebodyIn() {
        var client = new StaffClient(port);
        assertThat(StaffClient.target(client.get("/app/acting"))).isEqualTo("/app/sign-in?to=%2Fapp%2Facting");
        client.signIn(NAVIGATOR);
        assertThat(client.get("/app/acting").statusCode()).isEqualTo(200);
    }

    @Test
    void aCodeOpensTheDoorOnce() {
        String code = StaffClient.code(NAVIGATOR);
        String password = StaffClient.person(NAVIGATOR).password();
        assertThat(new StaffClient(port).signIn(NAVIGATOR, password, code).statusCode())
                .isLessThan(400);
        assertThat(new StaffClient(port).signIn(NAVIGATOR, password, code).statusCode())
                .isEqualTo(422);
    }

    @Test
    void whateverIsWrongTheAnswerIsTheSame() {
        String password = StaffClient.person(NAVIGATOR).password();
        var client = new StaffClient(port);
        String unknown = text(client.signIn("nobody-here", password, StaffClient.code(NAVIGATOR)));
        assertThat(text(client.signIn(NAVIGATOR, "wrong", StaffClient.code(NAVIGATOR))))
                .isEqualTo(unknown.replace("nobody-here", NAVIGATOR));
        assertThat(text(client.signIn(NAVIGATOR, password, "000000")))
                .isEqualTo(unknown.replace("nobody-here", NAVIGATOR));
    }

    @Test
    void aSessionThatSomebodyElseChoseIsNotTheOneSignedInTo() {
        var attacker = StaffClient.signedIn(port, "admin");
        String planted = attacker.cookie("anydoor").map(HttpCookie::getValue).orElseThrow();
        var victim = new StaffClient(port);
        victim.forceCookie("anydoor", planted);
        assertThat(victim.signIn(NAVIGATOR).headers().allValues("Set-Cookie"))
                .anySatisfy(it -> assertThat(it).startsWith("anydoor=").doesNotContain(planted));
        assertThat(StaffClient.target(attacker.get("/app/acting"))).startsWith("/app/sign-in");
    }

    @Test
    void afterManyWrongGuessesEvenTheRightOneWaits() {
        var client = new StaffClient(port);
        for (int guess = 0; guess < 8; guess++) {
            client.signIn(NAVIGATOR, "wrong" + guess, "000000");
        }
        var right = client.signIn(NAVIGATOR, StaffClient.person(NAVIGATOR).password(), StaffClient.code(NAVIGATOR));
        assertThat(right.statusCode()).isEqualTo(422);
    }

    @Test
    void theSlipsOfTheOthersInTheHouseShutNobodyOut() {
        var client = new StaffClient(port);
        for (int guess = 0; guess < 9; guess++) {
            client.signIn("somebody-else-" + guess, "wrong", "000000");
        }
        var right = client.signIn(NAVIGATOR, StaffClient.person(NAVIGATOR).password(), StaffClient.code(NAVIGATOR));
        assertThat(StaffClient.target(right)).isEqualTo("/app");
    }

    @Test
    void codesTriedWithTheRightPasswordAreCountedOverAllNetworks() {
        String password = StaffClient.person(NAVIGATOR).password();
        for (int network = 0; network < 8; network++) {
            assertThat(signIns.recognise(NAVIGATOR, password, "wrong", "4:cb000" + network))
                    .isEmpty();
        }
        String code = StaffClient.code(NAVIGATOR);
        assertThat(signIns.recognise(NAVIGATOR, password, code, "4:cb0009")).isEmpty();
        FreshCodes.forget(NAVIGATOR);
        assertThat(signIns.recognise(NAVIGATOR, password, code, "4:cb0009")).isPresent();
    }

    @Test
    void aSuspendedPersonStaysOutside() {
        FreshCodes.run("update platform.person set suspended_at = now() where username = ?", NAVIGATOR);
        try {
            assertThat(new StaffClient(port).signIn(NAVIGATOR).statusCode()).isEqualTo(422);
        } finally {
            FreshCodes.run("update platform.person set suspended_at = null where username = ?", NAVIGATOR);
        }
    }

    @Test
    void aFormWithoutItsTokenIsRefused() {
        var client = StaffClient.signedIn(port, NAVIGATOR);
        assertThat(client.post("/app/sign-out", Map.of("_csrf", "guessed")).statusCode())
                .isEqualTo(403);
        assertThat(client.get("/app/acting").statusCode()).isEqualTo(200);
    }

    @Test
    void afterSignInNobodyIsSentToAnotherSite() {
        var client = new StaffClient(port);
        client.get("/app/sign-in");
        var answer = client.post(
                "/app/sign-in",
                Map.of(
                        "name",
                        NAVIGATOR,
                        "password",
                        StaffClient.person(NAVIGATOR).password(),
                        "code",
                        StaffClient.code(NAVIGATOR),
                        "to",
                        "//elsewhere.example/app"));
        assertThat(StaffClient.target(answer)).isEqualTo("/app");
    }

    private static String text(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(422);
        return answer.body().replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "");
    }
}
