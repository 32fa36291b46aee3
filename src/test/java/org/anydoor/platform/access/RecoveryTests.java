package org.anydoor.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.anydoor.AnydoorTest;
import org.anydoor.browser.Browser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The codes for the day on which the phone is lost. */
@AnydoorTest
class RecoveryTests {
    private static final String PAGE = "/app/account/recovery";
    private static final String LICENSING = "licensing";
    private static final Pattern CODE = Pattern.compile("<code>(\\d{4} \\d{4} \\d{4})</code>");

    @LocalServerPort
    int port;

    private StaffClient client = new StaffClient(0);

    @BeforeEach
    void signIn() {
        client = StaffClient.signedIn(port, LICENSING);
        client.get(PAGE);
    }

    @AfterEach
    void noCodesAreLeft() {
        FreshCodes.run("delete from platform.recovery_code where ? <> ''", LICENSING);
        FreshCodes.run("delete from platform.notice where kind = ?", "recovery");
        FreshCodes.forget(LICENSING);
    }

    @Test
    void eachOfTenOpensOnceInThePlaceOfTheAppsCode() {
        List<String> codes = make();
        assertThat(codes).hasSize(10).doesNotHaveDuplicates();
        assertThat(enters(codes.getFirst())).isTrue();
        assertThat(enters(codes.getFirst())).isFalse();
        assertThat(enters(codes.get(1).replace(" ", "-"))).isTrue();
        assertThat(client.get(PAGE).body()).contains("8 of ten left");
    }

    @Test
    void newOnesVoidTheOldAndNoneIsShownTwice() {
        List<String> old = make();
        List<String> fresh = make();
        assertThat(fresh).doesNotContainAnyElementsOf(old);
        assertThat(CODE.matcher(client.get(PAGE).body()).find()).isFalse();
        assertThat(enters(old.getFirst())).isFalse();
        assertThat(enters(fresh.getFirst())).isTrue();
    }

    @Test
    void theCodeAloneOpensNothingAndNotForSomebodyElse() {
        String code = make().getFirst();
        assertThat(new StaffClient(port)
                        .signIn(LICENSING, "not the password", code)
                        .statusCode())
                .isEqualTo(422);
        assertThat(new StaffClient(port)
                        .signIn("nurse", StaffClient.person("nurse").password(), code)
                        .statusCode())
                .isEqualTo(422);
        FreshCodes.forget("nurse");
        assertThat(enters(code)).isTrue();
    }

    @Test
    void guessingWaitsAsGuessingTheAppsCodesDoes() {
        String code = make().getFirst();
        FreshCodes.forget(LICENSING);
        for (int guess = 0; guess < 12; guess++) {
            new StaffClient(port)
                    .signIn(LICENSING, StaffClient.person(LICENSING).password(), "%012d".formatted(guess));
        }
        assertThat(new StaffClient(port)
                        .signIn(LICENSING, StaffClient.person(LICENSING).password(), code)
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void aCodeThatWasUsedIsToldByMailAndStandsInTheTrail() {
        long before = used();
        enters(make().getFirst());
        assertThat(used()).isEqualTo(before + 1);
        assertThat(FreshCodes.count(
                        "select count(*) from platform.notice n join platform.person p on p.id = n.person_id"
                                + " where n.kind = 'recovery' and p.username = ?",
                        LICENSING))
                .isEqualTo(1);
    }

    @Test
    void whatIsStoredIsNoCode() {
        String code = make().getFirst().replace(" ", "");
        assertThat(FreshCodes.count(
                        "select count(*) from platform.recovery_code where encode(digest, 'escape') like ?",
                        "%" + code + "%"))
                .isZero();
        assertThat(FreshCodes.count(
                        "select count(*) from platform.recovery_code where length(digest) = 32 and ? <> ''", code))
                .isEqualTo(10);
    }

    @ParameterizedTest
    @EnumSource(Browser.Size.class)
    void thePagesFitAndAreAccessible(Browser.Size size) {
        try (Browser browser = Browser.open(port, size)) {
            client.lend(browser.page().context());
            browser.go(PAGE).assertAccessible().picture("recovery");
            browser.press("Make ten new codes").assertAccessible().picture("recovery-codes");
            browser.go("/app/sign-in?again&to=/app/account/recovery")
                    .assertAccessible()
                    .picture("sign-in-again");
        }
    }

    private static long used() {
        return FreshCodes.count("select count(*) from platform.audit_entry where action = ?", "access.recovery");
    }

    private List<String> make() {
        client.get(PAGE);
        return CODE.matcher(client.post(PAGE, Map.of()).body())
                .results()
                .map(it -> it.group(1))
                .toList();
    }

    private boolean enters(String code) {
        FreshCodes.forget(LICENSING);
        return new StaffClient(port)
                        .signIn(LICENSING, StaffClient.person(LICENSING).password(), code)
                        .statusCode()
                < 400;
    }
}
