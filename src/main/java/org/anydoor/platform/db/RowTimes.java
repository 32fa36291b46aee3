package org.anydoor.platform.db;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/** The time of a row, as exactly as whoever asks may leave it. */
@Component
public class RowTimes {
    private final Clock clock;

    RowTimes(Clock clock) {
        this.clock = clock;
    }

    /** Now; of somebody unknown no more than the minute, because the second tells when somebody dared to write. */
    public Instant forCaller() {
        Instant now = clock.instant();
        return Callers.current().filter(Caller::isUnknown).isPresent() ? now.truncatedTo(ChronoUnit.MINUTES) : now;
    }
}
