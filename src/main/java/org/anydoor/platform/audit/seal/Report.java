package org.anydoor.platform.audit.seal;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a verification came to.
 *
 * @param size how many sealed entries the tree holds
 * @param from the first position that was looked at; 0 if everything was
 * @param sealed when the last head was signed
 * @param heads how many heads were compared
 * @param findings what is wrong; the rest is proven to be as it was sealed
 * @param cuts what restores have cut back, which is no error but is never left unsaid
 */
record Report(long size, long from, @Nullable Instant sealed, int heads, List<Finding> findings, List<Cut> cuts) {

    /** A restore that is signed in the heads, and what was lost by it. */
    record Cut(Instant restored, long size, long lost, Instant until) {
        String words() {
            return "Cut back by the restore recorded at " + restored + ": " + lost + " entries from position " + size
                    + " on, sealed until " + until + ", are lost.";
        }
    }

    boolean isGreen() {
        return findings.isEmpty();
    }

    Report with(Finding finding) {
        var all = new java.util.ArrayList<>(findings);
        all.add(finding);
        return new Report(size, from, sealed, heads, List.copyOf(all), cuts);
    }
}
