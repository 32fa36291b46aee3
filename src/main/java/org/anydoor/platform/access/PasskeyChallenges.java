package org.anydoor.platform.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.keys.MasterKey;
import org.anydoor.platform.keys.Unopened;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The random question that a device signs (WebAuthn §13.4.3). It is sealed for one browser and one purpose and carries its
 * own end, so that asking keeps nothing; answered, it is remembered until then, so that it counts once.
 */
@Component
class PasskeyChallenges {
    private static final Duration GOOD_FOR = Duration.ofMinutes(5);

    private final Db db;
    private final MasterKey master;
    private final Clock clock;
    private final TransactionTemplate transaction;

    PasskeyChallenges(Db db, MasterKey master, Clock clock, TransactionTemplate transaction) {
        this.db = db;
        this.master = master;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** A new question; the browser is named by the secret of its form cookie. */
    String offer(String purpose, String browser) {
        return offer(purpose, browser, GOOD_FOR);
    }

    /** The same, for whoever may need longer to answer. */
    String offer(String purpose, String browser, Duration goodFor) {
        byte[] until = ByteBuffer.allocate(Long.BYTES)
                .putLong(clock.instant().plus(goodFor).toEpochMilli())
                .array();
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(master.seal(MasterKey.Purpose.FORM, until, context(purpose, browser)));
    }

    /** Whether it was asked of this browser for this purpose, not too long ago, and not answered before. */
    boolean take(byte[] challenge, String purpose, String browser) {
        return taken(challenge, purpose, browser).isPresent();
    }

    /** The same, with the time until which it was good. */
    Optional<Instant> taken(byte[] challenge, String purpose, String browser) {
        try {
            byte[] until = master.open(MasterKey.Purpose.FORM, challenge, context(purpose, browser));
            Instant end = Instant.ofEpochMilli(ByteBuffer.wrap(until).getLong());
            return end.isAfter(clock.instant()) && first(challenge, end) ? Optional.of(end) : Optional.empty();
        } catch (Unopened other) {
            return Optional.empty();
        }
    }

    private boolean first(byte[] challenge, Instant until) {
        return Callers.as(
                new Caller.Infrastructure(),
                () -> Boolean.TRUE.equals(transaction.execute(open -> {
                    db.sql("delete from platform.passkey_challenge where until_at < :now")
                            .with("now", clock.instant())
                            .run();
                    return db.sql("""
                            insert into platform.passkey_challenge (digest, until_at) values (:digest, :until) on conflict do nothing
                            """)
                                    .with("digest", digest(challenge))
                                    .with("until", until)
                                    .run()
                            == 1;
                })));
    }

    private static byte[] context(String purpose, String browser) {
        return ("passkey:" + purpose + ":" + browser).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] digest(byte[] challenge) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(challenge);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
