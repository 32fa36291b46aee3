package org.anydoor.platform.keys;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.db.Together;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Slows down guessing at receipts and passwords without keeping anybody's address: counts lie under a digest keyed by a
 * random value of the day, which is deleted with the day. Works in transactions of its own, so that a count stands even
 * where the guess is rolled back.
 */
@Component
public class Guesses {
    private final Db db;
    private final MasterKey master;
    private final Clock clock;
    private final GuessLimits limits;
    private final TransactionTemplate own;
    private volatile @Nullable Salt known;

    Guesses(Db db, MasterKey master, Clock clock, GuessLimits limits, PlatformTransactionManager transactions) {
        this.db = db;
        this.master = master;
        this.clock = clock;
        this.limits = limits;
        this.own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    private record Salt(LocalDate day, byte[] value) {}

    /**
     * Counts a guess at each, and says whether it may be looked at: not while one of them must wait, and then none is counted.
     * Counting comes first, in one statement, so that guesses sent all at once are no more than their number. Whoever asks
     * about several names the shared one first, so that no two wait for each other.
     */
    public boolean take(Guess... all) {
        return alone(status -> {
            boolean taken = Arrays.stream(all).allMatch(this::count);
            if (!taken) {
                status.setRollbackOnly();
            }
            return taken;
        });
    }

    private boolean count(Guess guess) {
        return db.sql("""
                insert into platform.guess (digest, day, count, last_at) values (:digest, :day, 1, :at)
                on conflict (digest) do update set count = guess.count + 1, last_at = excluded.last_at
                where guess.count < :free
                  or guess.last_at + make_interval(secs => least(:longest, :first * 2 ^ least(guess.count - :free, 20))) <= excluded.last_at
                """)
                        .with("digest", digest(guess))
                        .with("day", today())
                        .with("at", clock.instant())
                        .with("free", limits.free(guess.reach()))
                        .with("first", limits.firstWait().toSeconds())
                        .with("longest", limits.longestWait(guess.reach()).toSeconds())
                        .run()
                == 1;
    }

    /** Uncounts one that was right; the wrong ones of others, or at others, stay. */
    public void giveBack(Guess guess) {
        alone(status -> db.sql("update platform.guess set count = count - 1 where digest = :digest and count > 0")
                .with("digest", digest(guess))
                .run());
    }

    /** Forgets all that were taken at this: somebody has shown that it is theirs. */
    public void forget(Guess guess) {
        alone(status -> db.sql("delete from platform.guess where digest = :digest")
                .with("digest", digest(guess))
                .run());
    }

    /**
     * One more of something that a network may do only so often; goes to the database with what it counts.
     *
     * @param most beyond it the whole write is refused, see {@link #isTooMany}
     */
    public record Tally(byte[] digest, LocalDate day, int most, Instant at) {
        public void add(Together together) {
            together.sql("""
                    insert into platform.guess (digest, day, count, last_at, most) values (:digest, :day, 1, :at, :most)
                    on conflict (digest) do update set count = guess.count + 1, most = excluded.most
                    """)
                    .with("digest", digest)
                    .with("day", day)
                    .with("at", at)
                    .with("most", most);
        }

        @Override
        public String toString() {
            return "Tally";
        }
    }

    /** Counts {@code what} within the hour; asks the database nothing but once a day. */
    public Tally tally(String what, String network, int most) {
        Instant hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
        Salt salt = known;
        if (salt == null || !salt.day().equals(today())) {
            salt = alone(status -> new Salt(today(), salt()));
            known = salt;
        }
        return new Tally(digest(salt.value(), what + "|" + hour, network), salt.day(), most, hour);
    }

    /** Whether a write was refused because a {@link Tally} in it went too far. */
    public static boolean isTooMany(DataIntegrityViolationException refused) {
        return Db.brokenConstraint(refused).filter("guess_within_most"::equals).isPresent();
    }

    /**
     * Counts one more of what somebody known may do only so often in a minute; false once it is too much. All nodes count
     * together. A count that a power cut loses harms nobody, so it does not wait for the disk.
     */
    public boolean withinMinute(String what, int most) {
        Instant minute = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        Guess guess = Guess.fromAnywhere(what + "|" + minute);
        return alone(status -> {
            db.sql("select set_config('synchronous_commit', 'off', true)").one((rs, n) -> true);
            return db.sql("""
                    insert into platform.guess (digest, day, count, last_at) values (:digest, :day, 1, :at)
                    on conflict (digest) do update set count = guess.count + 1 where guess.count < :most
                    """)
                            .with("digest", digest(guess))
                            .with("day", today())
                            .with("at", minute)
                            .with("most", most)
                            .run()
                    == 1;
        });
    }

    private byte[] digest(Guess guess) {
        return digest(salt(), guess.what(), guess.network());
    }

    private byte[] digest(byte[] salt, String what, String network) {
        byte[] salted = (HexFormat.of().formatHex(salt) + "|" + what + "|" + network).getBytes(StandardCharsets.UTF_8);
        return master.digest(MasterKey.Purpose.GUESS, salted);
    }

    private byte[] salt() {
        return salt(today()).orElseGet(() -> {
            db.sql("insert into platform.guess_salt (day, salt) values (:day, :salt) on conflict do nothing")
                    .with("day", today())
                    .with("salt", Aes.freshKey())
                    .run();
            db.sql("delete from platform.guess where day < :day")
                    .with("day", today())
                    .run();
            db.sql("delete from platform.guess_salt where day < :day")
                    .with("day", today())
                    .run();
            return salt(today()).orElseThrow();
        });
    }

    private Optional<byte[]> salt(LocalDate day) {
        return db.sql("select salt from platform.guess_salt where day = :day")
                .with("day", day)
                .find((rs, n) -> rs.getBytes("salt"));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private <T> T alone(TransactionCallback<T> work) {
        return Callers.as(new Caller.Infrastructure(), () -> Objects.requireNonNull(own.execute(work)));
    }
}
