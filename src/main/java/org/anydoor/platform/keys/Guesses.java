package org.anydoor.platform.keys;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.db.Together;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
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

    private record Count(int wrong, Instant last) {}

    private record Salt(LocalDate day, byte[] value) {}

    /** Whether a guess at {@code what} ({@code receipt}, {@code sign-in:name}) from this {@link NetworkPrefix} may be looked at now. */
    public boolean mayTry(String what, String network) {
        return alone(() -> count(digest(what, network))
                .map(count -> !clock.instant().isBefore(count.last().plus(limits.waitAfter(count.wrong()))))
                .orElse(true));
    }

    /** How long until the next guess is looked at; zero if now. */
    public Duration waitFor(String what, String network) {
        return alone(() -> count(digest(what, network))
                .map(count -> Duration.between(clock.instant(), count.last().plus(limits.waitAfter(count.wrong()))))
                .filter(Duration::isPositive)
                .orElse(Duration.ZERO));
    }

    /** Counts a wrong guess. */
    public void failed(String what, String network) {
        alone(() -> db.sql("""
                insert into platform.guess (digest, day, count, last_at) values (:digest, :day, 1, :at)
                on conflict (digest) do update set count = guess.count + 1, last_at = excluded.last_at
                """)
                .with("digest", digest(what, network))
                .with("day", today())
                .with("at", clock.instant())
                .run());
    }

    /** Forgets the wrong guesses at this; a right one at one's own receipt does not clear those at others. */
    public void succeeded(String what, String network) {
        alone(() -> db.sql("delete from platform.guess where digest = :digest")
                .with("digest", digest(what, network))
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
            salt = alone(() -> new Salt(today(), salt()));
            known = salt;
        }
        return new Tally(digest(salt.value(), what + "|" + hour, network), salt.day(), most, hour);
    }

    /** Whether a write was refused because a {@link Tally} in it went too far. */
    public static boolean isTooMany(DataIntegrityViolationException refused) {
        return String.valueOf(refused.getMessage()).contains("guess_within_most");
    }

    private Optional<Count> count(byte[] digest) {
        return db.sql("select count, last_at from platform.guess where digest = :digest")
                .with("digest", digest)
                .find((rs, n) -> new Count(rs.getInt("count"), Db.instant(rs, "last_at")));
    }

    private byte[] digest(String what, String network) {
        return digest(salt(), what, network);
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

    private <T> T alone(Supplier<T> work) {
        return Callers.as(new Caller.Infrastructure(), () -> Objects.requireNonNull(own.execute(status -> work.get())));
    }
}
