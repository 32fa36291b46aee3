package org.anydoor.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The sender's own duty under Minn. Stat. 260E.06, which sending a concern does not discharge: oral at once, never later
 * than 24 hours; written within 72 hours excluding weekends and holidays.
 *
 * @param learnedAt when they came to know, from which the hours run
 * @param toldAt when they made the oral report, if they have
 * @param toldWhom the person who took it
 */
public record MandatedReport(
        Instant learnedAt,
        @Nullable Instant toldAt,
        @Nullable String toldWhom) {

    /** Kind of the work that waits until the oral report is proved. */
    public static final String ORAL_WORK = "oral";

    /** Kind of the work that waits until the written report is proved. */
    public static final String WRITTEN_WORK = "written";
}
