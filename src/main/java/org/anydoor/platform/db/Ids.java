package org.anydoor.platform.db;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Makes row keys: UUIDv7 (RFC 9562) for rows that staff and jobs create, random UUIDv4 for rows that the public
 * creates, because a v7 key would tell the millisecond in which somebody dared to write.
 */
@Component
public class Ids {
    private final SecureRandom random = new SecureRandom();
    private final Clock clock;

    Ids(Clock clock) {
        this.clock = clock;
    }

    /** A key as whoever asks now may leave it: one that tells nothing of somebody unknown. */
    public UUID forCaller() {
        return Callers.current().filter(Caller::isUnknown).isPresent() ? unordered() : ordered();
    }

    /** A key that sorts by the time it was made. */
    public UUID ordered() {
        long millis = clock.millis();
        long high = (millis << 16) | 0x7000L | random.nextInt(0x1000);
        long low = (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low);
    }

    /** A key that tells nothing. */
    public UUID unordered() {
        return of(random.nextLong(), random.nextLong());
    }

    /** The key that these bits make, of which a key of no meaning uses 122. */
    public static UUID of(long high, long low) {
        return new UUID((high & 0xFFFFFFFFFFFF0FFFL) | 0x4000L, (low & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L);
    }
}
