package org.anydoor.platform.oncall;

import java.time.Instant;
import java.util.List;
import org.anydoor.platform.access.PersonId;

/**
 * A stretch of time with those who are on call in it, in the order in which they are called.
 *
 * @param from the first moment
 * @param until the first moment after it
 */
public record Turn(Instant from, Instant until, boolean reads, List<PersonId> line) {
    boolean holds(Instant at) {
        return !at.isBefore(from) && at.isBefore(until);
    }

    /** Nobody is there: the hole that the page shows loudly. */
    public boolean isGap() {
        return line.isEmpty();
    }
}
