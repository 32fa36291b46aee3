package org.anydoor.care;

import java.time.Instant;

/** What the receiver said. */
public sealed interface Answer {
    /** When it was said. */
    Instant at();

    /** They will help. */
    record Accepted(Instant at) implements Answer {}

    /** They cannot help, and why. */
    record Declined(Instant at, DeclineReason reason) implements Answer {}
}
