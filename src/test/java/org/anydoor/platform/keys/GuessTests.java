package org.anydoor.platform.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
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
    private static final GuessLimits LIMITS =
            new GuessLimits(3, Duration.ofSeconds(10), Duration.ofMinutes(1), 6, Duration.ofSeconds(15));
    private static final String HERE = "4:cb0071";

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

    private Guess at(String network) {
        return Guess.at(what, network);
    }

    private boolean[] take(Guess guess, int times) {
        var taken = new boolean[times];
        for (int i = 0; i < times; i++) {
            taken[i] = guesses().take(guess);
        }
        return taken;
    }

    @Test
    void twoNodesCountTheSameMinuteTogetherAndTheNextAnew() {
        for (int i = 0; i < 5; i++) {
            assertThat(guesses().withinMinute(what, 5)).isTrue();
        }
        assertThat(guesses().withinMinute(what, 5)).isFalse();
        assertThat(guesses().withinMinute(what + "/other", 5)).isTrue();
        now = now.plusSeconds(60);
        assertThat(guesses().withinMinute(what, 5)).isTrue();
    }

    @Test
    void aFewGuessesAreFreeAndThenTheWaitGrows() {
        assertThat(take(at(HERE), 4)).containsExactly(true, true, true, false);
        for (int wait : new int[] {10, 20, 40, 60, 60}) {
            now = now.plusSeconds(wait - 1);
            assertThat(guesses().take(at(HERE))).as("before %s seconds", wait).isFalse();
            now = now.plusSeconds(1);
            assertThat(guesses().take(at(HERE))).as("after %s seconds", wait).isTrue();
        }
    }

    @Test
    void guessesSentAllAtOnceAreLookedAtNoMoreThanTheFreeOnes() throws InterruptedException {
        var looked = new AtomicInteger();
        var start = new CountDownLatch(1);
        try (var guessers = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 40; i++) {
                guessers.execute(() -> {
                    await(start);
                    if (guesses().take(at(HERE))) {
                        looked.incrementAndGet();
                    }
                });
            }
            start.countDown();
        }
        assertThat(looked).hasValue(3);
    }

    private static void await(CountDownLatch start) {
        try {
            start.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void anotherNetworkIsFreeAndSoIsWhoeverShowedThatItIsTheirs() {
        take(at(HERE), 4);
        assertThat(guesses().take(at("4:c63364"))).isTrue();
        guesses().forget(at(HERE));
        assertThat(guesses().take(at(HERE))).isTrue();
    }

    @Test
    void aNetworkWaitsLaterAndShorterThanOneName() {
        Guess shared = Guess.shared(what, HERE);
        assertThat(take(shared, 7)).containsExactly(true, true, true, true, true, true, false);
        now = now.plusSeconds(10);
        assertThat(take(shared, 2)).containsExactly(true, false);
        now = now.plusSeconds(15);
        assertThat(take(shared, 2)).containsExactly(true, false);
        guesses().giveBack(shared);
        guesses().giveBack(shared);
        assertThat(take(shared, 1))
                .as("the rightful ones are uncounted, not the wrong ones")
                .containsExactly(false);
    }

    @Test
    void whereOneMustWaitNoneIsCounted() {
        take(at(HERE), 3);
        Guess shared = Guess.shared(what + "s", HERE);
        for (int i = 0; i < 9; i++) {
            assertThat(guesses().take(shared, at(HERE))).isFalse();
        }
        assertThat(guesses().take(shared)).isTrue();
    }

    @Test
    void aCountStandsWhereTheGuessIsRolledBack() {
        Callers.run(
                Caller.Public.ANYBODY,
                () -> new TransactionTemplate(transactions).executeWithoutResult(status -> {
                    take(at(HERE), 3);
                    status.setRollbackOnly();
                }));
        assertThat(guesses().take(at(HERE))).isFalse();
    }

    @Test
    void yesterdaysCountsAndTheirSaltAreGone() {
        take(at(HERE), 5);
        now = now.plus(Duration.ofDays(1));
        assertThat(guesses().take(at(HERE))).isTrue();
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
