package org.anydoor.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Pairs drawn at random: what they show is chance. The seed is fixed, so that two runs over one file agree. */
final class ChancePairs {

    private static final int BATCHES = 32;
    private static final long SEED = 20_261_123L;

    /** Pairs at a level that are enough to know how common their values are. */
    private static final double ENOUGH = 30;

    private static final double NEIGHBOURS = 3;

    /** The guess before anything was seen weighs like so many pairs. */
    private static final double GUESS = 20;

    private final Roll roll;
    private final Pairs pairs;

    ChancePairs(Roll roll, int size) {
        this.roll = roll;
        List<Pairs> parts = IntStream.range(0, BATCHES)
                .parallel()
                .mapToObj(batch -> drawn(new SplittableRandom(SEED + batch), roll.canPair() ? size / BATCHES : 0))
                .toList();
        pairs = Pairs.joined(roll.fields.size(), parts);
    }

    private Pairs drawn(SplittableRandom random, int size) {
        Comparer comparer = roll.comparer();
        Pairs drawn = new Pairs(roll.fields.size(), Math.max(1, size));
        for (int i = 0; i < size; i++) {
            int left = random.nextInt(roll.leftSize);
            int right = roll.isOneFile()
                    ? random.nextInt(roll.size)
                    : roll.leftSize + random.nextInt(roll.size - roll.leftSize);
            if (left != right) {
                comparer.compare(left, right);
                drawn.add(left, right, 0, comparer);
            }
        }
        return drawn;
    }

    /** The model with u as the random pairs show it; those that the model holds for true pairs do not count. */
    Model measured(Model model, boolean learntAlready) {
        double[] share = new double[pairs.size];
        Arrays.fill(share, 1);
        if (learntAlready) {
            Scoring scoring = model.scoring();
            Arrays.setAll(share, pair -> 1 - Scoring.probability(scoring.total(pairs, pair)));
        }
        List<FieldModel> fields = new ArrayList<>();
        for (int field = 0; field < model.fields().size(); field++) {
            fields.add(measured(field, model.learnt().get(field).m(), share));
        }
        return model.with(fields, model.prior());
    }

    private FieldModel measured(int field, double[] m, double[] share) {
        List<Level> levels = roll.columns.get(field).comparison.levels();
        double[] count = new double[m.length];
        double[] inverse = new double[m.length];
        double all = 0;
        for (int pair = 0; pair < pairs.size; pair++) {
            int at = pair * pairs.fields + field;
            int level = pairs.levels[at];
            if (level >= 0) {
                count[level] += share[pair];
                inverse[level] += share[pair] * Math.pow(2, pairs.bits[at]);
                all += share[pair];
            }
        }
        double[] u = new double[m.length];
        double[] common = new double[m.length];
        for (int level = 0; level < m.length; level++) {
            u[level] = (count[level] + 0.5 + GUESS * levels.get(level).chance()) / (all + 0.5 * m.length + GUESS);
            double usual = count[level] >= ENOUGH ? count[level] / inverse[level] : u[level] / NEIGHBOURS;
            common[level] = -FieldModel.log2(usual);
        }
        settleExact(field, u, common);
        return new FieldModel(m, u, common);
    }

    /** Where the whole value is shared, its share is the chance: the weight is that of m over the share, whatever u is. */
    private void settleExact(int field, double[] u, double[] common) {
        common[0] = -FieldModel.log2(u[0]);
        FieldType type = roll.fields.get(field).type();
        if (type == FieldType.GIVEN_NAME || type == FieldType.SURNAME) {
            u[NameComparison.EXCHANGED] = 1;
            common[NameComparison.EXCHANGED] = 0;
        }
    }
}
