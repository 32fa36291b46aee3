package org.anydoor.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.anydoor.AnydoorTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@AnydoorTest
class OwnPasswordTests {
    private static final String PAGE = "/app/account/password";
    private static final String LICENSING = "licensing";
    private static final String FRESH = "lantern orbit gravel teapot";

    @LocalServerPort
    int port;

    @Autowired
    Passwords passwords;

    private String current = "";
    private long auditedBefore;
    private StaffClient client = new StaffClient(0);

    @BeforeEach
    void signIn() {
        current = StaffClient.person(LICENSING).password();
        client = StaffClient.signedIn(port, LICENSING);
        client.get(PAGE);
        auditedBefore = 0;
        auditedBefore = audited();
    }

    @AfterEach
    void theSamplePasswordIsBack() {
        FreshCodes.run(
                "update platform.person set password_hash = ? where username = ?", passwords.hash(current), LICENSING);
        FreshCodes.forget(LICENSING);
    }

    @Test
    void theNewPasswordOpensTheDoorAndTheOldOneDoesNot() {
        assertThat(StaffClient.target(change(current, FRESH, FRESH))).isEqualTo(PAGE + "?changed");
        assertThat(client.get(PAGE + "?changed").body()).contains("Your password is changed");
        FreshCodes.forget(LICENSING);
        assertThat(new StaffClient(port)
                        .signIn(LICENSING, current, StaffClient.code(LICENSING))
                        .statusCode())
                .isEqualTo(422);
        FreshCodes.forget(LICENSING);
        assertThat(new StaffClient(port)
                        .signIn(LICENSING, FRESH, StaffClient.code(LICENSING))
                        .statusCode())
                .isLessThan(400);
    }

    @Test
    void everyOtherPageOfThePersonClosesAndThisOneStaysOpenUnderANewId() {
        var elsewhere = StaffClient.signedIn(port, LICENSING);
        assertThat(elsewhere.get("/app/account").statusCode()).isEqualTo(200);
        String before = client.cookie("anydoor").orElseThrow().getValue();
        client.get(PAGE);
        change(current, FRESH, FRESH);
        assertThat(StaffClient.target(elsewhere.get("/app/account"))).startsWith("/app/sign-in");
        assertThat(client.get("/app/account").statusCode()).isEqualTo(200);
        assertThat(client.cookie("anydoor").orElseThrow().getValue()).isNotEqualTo(before);
    }

    @Test
    void whatIsWrongIsSaidBesideItsFieldAndNothingChanges() {
        assertThat(refused(change("not mine at all", FRESH, FRESH)))
                .contains("current-error\">This is not your password");
        assertThat(refused(change(current, "licensing1", "licensing1"))).contains("password-error\">This is too easy");
        assertThat(refused(change(current, current, current))).contains("password-error\">This is too easy");
        assertThat(refused(change(current, FRESH, FRESH + "s"))).contains("again-error\">This is not the same");
        assertThat(refused(change("", "", ""))).contains("current-error").contains("password-error");
        assertThat(audited()).isZero();
    }

    @Test
    void afterManyWrongTriesEvenTheRightPasswordWaits() {
        for (int guess = 0; guess < 8; guess++) {
            change("wrong " + guess, FRESH, FRESH);
        }
        assertThat(refused(change(current, FRESH, FRESH))).contains("current-error\">Too many wrong tries");
    }

    @Test
    void theChangeStandsInTheAudit() {
        change(current, FRESH, FRESH);
        assertThat(audited()).isEqualTo(1);
    }

    private long audited() {
        return FreshCodes.count("""
                select count(*) from platform.audit_entry e join platform.person p on p.id = e.person_id
                where e.action = 'access.password' and p.username = ?
                """, LICENSING) - auditedBefore;
    }

    private HttpResponse<String> change(String current, String fresh, String again) {
        return client.post(PAGE, Map.of("current", current, "password", fresh, "again", again));
    }

    private static String refused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(422);
        return answer.body();
    }
}
