package org.anydoor.linkage;

import java.util.HashMap;
import java.util.Map;

/** The share of true pairs that the blocking proposes at all, where the truth is known: what it loses no weight can find. */
public final class BlockingRecall {

    private BlockingRecall() {}

    /**
     * Counts over all true pairs of a roll.
     *
     * @param persons for each row the number of the person that it truly is
     */
    public static double of(Roll roll, int[] persons) {
        Blocks blocks = new Blocks(roll);
        int[] seenBy = new int[roll.size()];
        long proposed = 0;
        for (int row = 0; row < roll.size; row++) {
            for (int i = blocks.rowStarts[row]; i < blocks.rowStarts[row + 1]; i++) {
                int group = blocks.rowGroups[i];
                for (int m = blocks.starts[group]; m < blocks.starts[group + 1] && blocks.members[m] < row; m++) {
                    int other = blocks.members[m];
                    if (seenBy[other] != row + 1 && persons[other] == persons[row] && roll.mayPair(other, row)) {
                        seenBy[other] = row + 1;
                        proposed++;
                    }
                }
            }
        }
        return proposed / truePairs(roll, persons);
    }

    /** How many pairs there are to be found. */
    public static double truePairs(Roll roll, int[] persons) {
        Map<Integer, int[]> sizes = new HashMap<>();
        for (int row = 0; row < persons.length; row++) {
            sizes.computeIfAbsent(persons[row], it -> new int[2])[row < roll.leftSize ? 0 : 1]++;
        }
        return sizes.values().stream()
                .mapToDouble(it -> roll.isOneFile() ? it[0] * (it[0] - 1.0) / 2 : (double) it[0] * it[1])
                .sum();
    }
}
