package org.anydoor.platform.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.support.TransactionOperations;

class RecentTests {
    private final AtomicReference<Instant> clock = new AtomicReference<>(Instant.parse("2026-11-23T12:00:00Z"));
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicBoolean away = new AtomicBoolean();
    private final Recent<Integer> recent =
            new Recent<>(Caller.Public.ANYBODY, TransactionOperations.withoutTransaction(), clock::get, at -> read());

    private int read() {
        if (away.get()) {
            throw new DataAccessResourceFailureException("the database is away");
        }
        return reads.incrementAndGet();
    }

    @Test
    void whatIsToBeReadAgainStillStandsWhileTheDatabaseIsAway() {
        assertThat(recent.now()).isEqualTo(1);
        away.set(true);
        recent.forget();
        assertThat(recent.now()).isEqualTo(1);
        away.set(false);
        recent.forget();
        assertThat(recent.now()).isEqualTo(2);
    }
}
