package org.anydoor.intake.triage;

import java.util.UUID;

/** An agency answered on the copy of a concern that was sent to it; ids only. */
public record CopyAnswered(UUID concern, UUID agency, UUID owner, Word word, int version) {
    /** What it answered. */
    public enum Word {
        ACCEPTED,
        DECLINED,
        CLOSED
    }
}
