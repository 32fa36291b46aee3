package org.anydoor.pledge;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.OptionalLong;

/**
 * What was told of one measure and one closed quarter at one time.
 *
 * @param quarter its first month
 * @param counts in the order of the dimensions; empty where not told
 */
record Edition(
        String measure,
        YearMonth quarter,
        Instant toldAt,
        List<String> dimensions,
        List<OptionalLong> counts,
        OptionalLong total) {

    OptionalLong count(String dimension) {
        int at = dimensions.indexOf(dimension);
        return at < 0 ? OptionalLong.empty() : counts.get(at);
    }

    long told() {
        return counts.stream().filter(OptionalLong::isPresent).count();
    }

    boolean tellsTheSame(Edition other) {
        return dimensions.equals(other.dimensions) && counts.equals(other.counts) && total.equals(other.total);
    }
}
