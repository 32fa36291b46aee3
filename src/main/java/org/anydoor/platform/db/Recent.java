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

/**
 * Configuration that every page needs and that is about nobody, such as doors and crisis lines: read again, in a transaction
 * of its own, once it is five seconds old. While the database is away it stands as it last was, so that whoever is in danger
 * still finds the numbers to call.
 */
public final class Recent<T> {
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final Caller caller;
    private final TransactionOperations transactions;
    private final InstantSource clock;
    private final Function<Instant, T> read;
    private volatile @Nullable Seen<T> last;

    private record Seen<T>(Instant at, T what) {}

    /** Read by {@code read}, who is told the time, in the name of {@code caller}. */
    public Recent(Caller caller, TransactionOperations transactions, InstantSource clock, Function<Instant, T> read) {
        this.caller = caller;
        this.transactions = transactions;
        this.clock = clock;
        this.read = read;
    }

    public T now() {
        Seen<T> known = last;
        Instant at = clock.instant();
        if (known == null || Duration.between(known.at(), at).abs().compareTo(FRESH) > 0) {
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
        return Callers.as(caller, () -> Objects.requireNonNull(transactions.execute(status -> read.apply(at))));
    }

    /** Has it read again by whoever asks next, once what was changed is committed. */
    public void forget() {
        last = null;
    }
}
