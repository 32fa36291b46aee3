package org.anydoor.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What comes of sending a concern. */
public sealed interface Arrived {
    /**
     * Committed: the concern is in the database, its clock runs, somebody is told. The same submission sent again is
     * answered with exactly this.
     *
     * @param shortName what staff and sender call it on the phone
     * @param arrived when it came in, also where it is sent again; a sender who says no other moment learned of it then
     * @param code the receipt, where the door gives one; never shown again
     * @param said a digest of what was said, where the sender names the sending and could say something else under the same name
     */
    record Acknowledged(
            ConcernId id,
            String shortName,
            @Nullable ReceiptCode code,
            Instant arrived,
            UrgencySays urgency,
            @Nullable String said)
            implements Arrived {}

    /** The door takes nothing: unknown, closed, without an owner, or not open to this agency. */
    record NotOpen() implements Arrived {}

    /** This network has sent as many within the hour as the public doors take; nothing was kept. */
    record TooMany() implements Arrived {}

    /** This submission was acknowledged so long ago that its answer is gone; the concern itself is kept. */
    record LongAgo() implements Arrived {}

    /** How soon somebody reads it, and by which rule ({@code intake.reason.<reasonKey>}). */
    record UrgencySays(Urgency urgency, Instant due, String reasonKey, String authority) {}
}
