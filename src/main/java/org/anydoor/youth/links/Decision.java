package org.anydoor.youth.links;

import java.time.Instant;
import org.anydoor.linkage.Weighed;
import org.jspecify.annotations.Nullable;

/**
 * One line of the ledger as it is read: who said what, why, and upon what.
 *
 * @param byName a colleague's name; of another agency's people the agency alone is told
 */
public record Decision(
        LedgerLine line,
        @Nullable String reason,
        Weighed weighed,
        Instant at,
        @Nullable String byName,
        String byAgency) {}
