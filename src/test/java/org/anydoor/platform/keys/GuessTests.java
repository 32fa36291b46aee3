package org.anydoor.platform.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import org.anydoor.AnydoorTest;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.db.Db;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@AnydoorTest
class GuessTests {
    private static final GuessLimits LIMITS = new GuessLimits(3, Duration.ofSeconds(10), Duration.ofMinutes(1));

    @Autowired
    Db db;

    @Autowired
    MasterKey master;

    @Autowired
    PlatformTransactionManager transactions;

    private Instant now = Instant.parse("2031-05-06T10:00:00Z");
    private final String what = "receipt:" + UUID.randomUUID();

    private Guesses guesses() {
        InstantSource source = () -> now;
        return new Guesses(db, master, source.withZone(ZoneOffset.UTC), LIMITS, transactions);
    }

    private void wrong(int times, String network) {
        for (int i = 0; i < times; i++) {
            guesses().failed(what, network);
        }
    }

    @Test
    void aFewWrongGuessesAreFreeAndThenTheWaitGrows() {
        wrong(2, "4:cb0071");
        assertThat(guesses().mayTry(what, "4:cb0071")).isTrue();
        wrong(1, "4:cb0071");
        assertThat(guesses().mayTry(what, "4:cb0071")).isFalse();
        assertThat(guesses().waitFor(what, "4:cb0071")).isEqualTo(Duration.ofSeconds(10));
        now = now.plusSeconds(10);
        assertThat(guesses().mayTry(what, "4:cb0071")).isTrue();
        wrong(1, "4:cb0071");
        assertThat(guesses().waitFor(what, "4:cb0071")).isEqualTo(Duration.ofSeconds(20));
        wrong(9, "4:cb0071");
        assertThat(guesses().waitFor(what, "4:cb0071")).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void anotherNetworkAndARightGuessAreFree() {
        wrong(5, "4:cb0071");
        assertThat(guesses().mayTry(what, "4:c63364")).isTrue();
        guesses().succeeded(what, "4:cb0071");
        assertThat(guesses().mayTry(what, "4:cb0071")).isTrue();
    }

    @Test
    void aCountStandsWhereTheGuessIsRolledBack() {
        Callers.run(
                Caller.Public.ANYBODY,
                () -> new TransactionTemplate(transactions).executeWithoutResult(status -> {
                    wrong(4, "4:cb0071");
                    status.setRollbackOnly();
                }));
        assertThat(guesses().mayTry(what, "4:cb0071")).isFalse();
    }

    @Test
    void yesterdaysCountsAndTheirSaltAreGone() {
        wrong(5, "4:cb0071");
        now = now.plus(Duration.ofDays(1));
        assertThat(guesses().mayTry(what, "4:cb0071")).isTrue();
        long older = Callers.as(
                new Caller.Infrastructure(),
                () -> new TransactionTemplate(transactions)
                        .execute(status -> db.sql("""
                        select (select count(digest) from platform.guess where day < :day)
                          + (select count(day) from platform.guess_salt where day < :day)
                        """)
                                .with("day", java.time.LocalDate.ofInstant(now, ZoneOffset.UTC))
                                .count()));
        assertThat(older).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 4:cb0071",
        "203.0.113.200, 4:cb0071",
        "2001:db8:1:2:3:4:5:6, 6:20010db80001",
        "fe80::1%eth0, 6:fe8000000000",
        "::ffff:203.0.113.7, 4:cb0071",
        "not-an-address, unknown",
        "12, unknown"
    })
    void onlyTheNetworkOfAnAddressIsLookedAt(String address, String prefix) {
        assertThat(NetworkPrefix.of(address)).isEqualTo(prefix);
    }
}
