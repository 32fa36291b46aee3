package org.anydoor.pledge;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Hides what could point to a young person: a count of 1 to 10 is not shown, nor another from which it could be worked
 * out. In a row whose total is shown, hidden counts are at least two and add up to more than ten.
 */
final class SmallCells {
    static final int LARGEST_HIDDEN = 10;

    private SmallCells() {}

    /** One row as it may be shown; an empty place is a hidden count. */
    record Row(boolean[] shown, boolean totalShown) {}

    static boolean small(long count) {
        return count >= 1 && count <= LARGEST_HIDDEN;
    }

    static Row hide(long... counts) {
        boolean[] shown = new boolean[counts.length];
        for (int at = 0; at < counts.length; at++) {
            shown[at] = !small(counts[at]);
        }
        boolean totalShown = !small(Arrays.stream(counts).sum());
        while (totalShown && derivable(counts, shown)) {
            int next = smallestShown(counts, shown);
            if (next < 0) {
                totalShown = false;
            } else {
                shown[next] = false;
            }
        }
        return new Row(shown, totalShown);
    }

    private static boolean derivable(long[] counts, boolean[] shown) {
        long hidden = IntStream.range(0, counts.length).filter(at -> !shown[at]).count();
        long sum = IntStream.range(0, counts.length)
                .filter(at -> !shown[at])
                .mapToLong(at -> counts[at])
                .sum();
        return hidden == 1 || (hidden > 1 && small(sum));
    }

    private static int smallestShown(long[] counts, boolean[] shown) {
        return IntStream.range(0, counts.length)
                .filter(at -> shown[at] && counts[at] > 0)
                .boxed()
                .min((a, b) -> Long.compare(counts[a], counts[b]))
                .orElse(-1);
    }
}
