package org.anydoor.platform.work.web;

import java.time.Instant;
import java.util.UUID;
import org.anydoor.platform.work.WorkLine;
import org.jspecify.annotations.Nullable;

/**
 * One open row as it stands in the database, without the words of its module.
 *
 * @param alarm whether it stands above all else
 */
record WorkRow(
        UUID id,
        String module,
        String kind,
        UUID reference,
        int rank,
        Instant opened,
        @Nullable Instant due,
        String authority,
        int level,
        @Nullable Instant escalated,
        int version,
        boolean alarm,
        Turn turn,
        @Nullable String holder) {

    /** Whose turn it is, seen from the reader. */
    enum Turn {
        ME,
        MY_TEAM,
        NOBODY,
        OTHERS,
        OUTSIDE
    }

    /** Whether the reader, their team or anybody here may act on it now. */
    boolean isHere() {
        return turn != Turn.OTHERS && turn != Turn.OUTSIDE;
    }

    WorkLine.Open open() {
        return new WorkLine.Open(kind, reference);
    }
}
