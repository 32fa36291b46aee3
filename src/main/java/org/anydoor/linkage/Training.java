package org.anydoor.linkage;

import java.util.ArrayList;
import java.util.List;

/** Learns a model without labels: u from random pairs, m and prior by expectation-maximisation, ties from pairs of strangers. */
final class Training {

    private static final int SAMPLE = 256_000;
    private static final int PER_RECORD = 10;
    private static final double LEAST_BITS = -11;

    private final Roll roll;
    final Blocks blocks;
    final Candidates candidates;

    Training(Roll roll) {
        this.roll = roll;
        blocks = new Blocks(roll);
        candidates = new Candidates(roll, blocks, LEAST_BITS);
    }

    record Learnt(Model model, Pairs pairs) {}

    Learnt learn() {
        ChancePairs chance = new ChancePairs(roll, Math.min(SAMPLE, Math.max(4_096, PER_RECORD * roll.size)));
        Model start = chance.measured(start(), false);
        Pairs pairs = candidates.compare(start.scoring());
        Expectation expectation = new Expectation(roll, pairs);
        Model once = chance.measured(expectation.settled(start), true);
        Model tied = once.withTies(new TieFinder(roll, once).ties());
        return new Learnt(expectation.settled(tied), pairs);
    }

    /** Half of the records are taken to have a partner; what was learnt soon replaces it. */
    private Model start() {
        List<FieldModel> guessed = new ArrayList<>();
        List<Frequencies> counted = new ArrayList<>();
        for (Column column : roll.columns) {
            guessed.add(FieldModel.guessed(column.field));
            counted.add(column.frequencies);
        }
        double partners = 0.5 * (roll.isOneFile() ? roll.size : Math.min(roll.leftSize, roll.size - roll.leftSize));
        double prior = Math.min(0.5, Math.max(1, partners) / Math.max(2, roll.allPairs()));
        return new Model(roll.fields, guessed, counted, List.of(), prior);
    }
}
