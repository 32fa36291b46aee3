package org.anydoor.platform.db;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Configuration that every page needs and that is about nobody, such as doors and crisis lines: read again once it is five
 * seconds old, in a transaction of its own or in the one that is open, whoever's it is. While the database is away it stands as
 * it last was, so that whoever is in danger still finds the numbers to call.
 */
public final class Recent<T> {
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final Duration NEWEST = Duration.ofSeconds(1);

    private final Caller caller;
    private final TransactionOperations transactions;
    private final InstantSource clock;
    private final Function<Instant, T> read;
    private volatile @Nullable Seen<T> last;

    private record Seen<T>(Instant at, T what) {}

    /** Read by {@code read}, who is told the time; in the name of {@code caller} where no transaction is open. */
    public Recent(Caller caller, TransactionOperations transactions, InstantSource clock, Function<Instant, T> read) {
        this.caller = caller;
        this.transactions = transactions;
        this.clock = clock;
        this.read = read;
    }

    public T now() {
        return within(FRESH);
    }

    /** No older than a second, for whoever misses what may just have been added; however often they ask, it is read no oftener. */
    public T newest() {
        return within(NEWEST);
    }

    private T within(Duration age) {
        Seen<T> known = last;
        Instant at = clock.instant();
        if (known == null || Duration.between(known.at(), at).abs().compareTo(age) > 0) {
            known = new Seen<>(at, known == null ? read(at) : readOr(known.what(), at));
            last = known;
        }
        return known.what();
    }

    private T readOr(T before, Instant at) {
        try {
            return read(at);
        } catch (CannotCreateTransactionException | DataAccessResourceFailureException away) {
            return before;
        }
    }

    private T read(Instant at) {
        return TransactionSynchronizationManager.isActualTransactionActive()
                ? read.apply(at)
                : Callers.as(caller, () -> Objects.requireNonNull(transactions.execute(status -> read.apply(at))));
    }

    /** Has it read again by whoever asks next; until then, and while the database is away, it is still there. */
    public void forget() {
        Seen<T> known = last;
        last = known == null ? null : new Seen<>(Instant.EPOCH, known.what());
    }
}
