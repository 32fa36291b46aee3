package org.anydoor.linkage;

import java.util.List;
import java.util.stream.IntStream;

/** Compares everyone with their candidates, each pair once, and keeps the pairs that could be true. */
final class Candidates {

    private static final int BATCH = 512;

    private final Roll roll;
    private final Blocks blocks;
    private final double least;

    /** Pairs that were compared. */
    long compared;

    /** @param least bits below which a pair is let go */
    Candidates(Roll roll, Blocks blocks, double least) {
        this.roll = roll;
        this.blocks = blocks;
        this.least = least;
    }

    Pairs compare(Scoring scoring) {
        int first = roll.isOneFile() ? 0 : roll.leftSize;
        int batches = (roll.size - first + BATCH - 1) / BATCH;
        ThreadLocal<Worker> workers = ThreadLocal.withInitial(() -> new Worker(scoring));
        List<Part> parts = IntStream.range(0, batches)
                .parallel()
                .mapToObj(batch ->
                        workers.get().run(first + batch * BATCH, Math.min(roll.size, first + (batch + 1) * BATCH)))
                .toList();
        compared = parts.stream().mapToLong(Part::compared).sum();
        return Pairs.joined(roll.fields.size(), parts.stream().map(Part::kept).toList());
    }

    private record Part(Pairs kept, long compared) {}

    private final class Worker {
        private final Scoring scoring;
        private final Comparer comparer = roll.comparer();
        private final int[] seenBy = new int[roll.size];
        private final long[] rules = new long[roll.size];
        private final int[] found = new int[roll.size];

        Worker(Scoring scoring) {
            this.scoring = scoring;
        }

        Part run(int from, int to) {
            Pairs kept = new Pairs(roll.fields.size(), 256);
            long count = 0;
            for (int row = from; row < to; row++) {
                int candidates = gather(row);
                count += candidates;
                for (int i = 0; i < candidates; i++) {
                    comparer.compare(found[i], row);
                    if (scoring.total(comparer.levels, comparer.bits, 0) >= least) {
                        kept.add(found[i], row, rules[found[i]], comparer);
                    }
                }
            }
            return new Part(kept, count);
        }

        private int gather(int row) {
            int end = roll.isOneFile() ? row : roll.leftSize;
            int count = 0;
            for (int i = blocks.rowStarts[row]; i < blocks.rowStarts[row + 1]; i++) {
                int group = blocks.rowGroups[i];
                long rule = 1L << blocks.groupRules[group];
                for (int m = blocks.starts[group]; m < blocks.starts[group + 1] && blocks.members[m] < end; m++) {
                    int other = blocks.members[m];
                    if (seenBy[other] != row + 1) {
                        seenBy[other] = row + 1;
                        rules[other] = 0;
                        found[count++] = other;
                    }
                    rules[other] |= rule;
                }
            }
            return count;
        }
    }
}
