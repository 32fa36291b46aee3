package org.anydoor.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Learns a model without labels: u from random pairs, m and the prior by expectation-maximisation over all candidate pairs.
 * Whoever is no candidate counts as no match, so that the prior is that of all pairs.
 */
final class Training {

    private static final int SAMPLE = 200_000;
    private static final int ROUNDS = 25;
    private static final double SETTLED = 1e-4;
    private static final double SMOOTHING = 4;
    private static final long SEED = 20_261_123L;
    private static final double LEAST_BITS = -12;

    /** Chance pairs at a level that are enough to know how common their values are. */
    private static final double ENOUGH = 30;

    private static final double NEIGHBOURS = 3;

    private final Roll roll;
    private final List<Comparison> comparisons;
    private final Pairs chance;
    final Blocks blocks;
    final Candidates candidates;

    Training(Roll roll) {
        this.roll = roll;
        comparisons = roll.columns.stream().map(it -> it.comparison).toList();
        chance = chancePairs();
        blocks = new Blocks(roll);
        candidates = new Candidates(roll, blocks, LEAST_BITS);
    }

    record Learnt(Model model, Pairs pairs) {}

    Learnt learn() {
        Model start = start();
        Pairs pairs = candidates.compare(start.scoring());
        Model model = settle(start, pairs);
        model = new Model(model.fields(), chance(model.learnt(), unmatched(model)), model.prior());
        return new Learnt(settle(model, pairs), pairs);
    }

    private Pairs chancePairs() {
        SplittableRandom random = new SplittableRandom(SEED);
        Comparer comparer = new Comparer(roll);
        Pairs pairs = new Pairs(roll.fields.size(), SAMPLE);
        for (int i = 0; i < SAMPLE && roll.size > 2; i++) {
            int left = random.nextInt(roll.isOneFile() ? roll.size : Math.max(1, roll.leftSize));
            int right = roll.isOneFile()
                    ? random.nextInt(roll.size)
                    : roll.leftSize + random.nextInt(Math.max(1, roll.size - roll.leftSize));
            if (left != right) {
                comparer.compare(left, right);
                pairs.add(left, right, 0, comparer);
            }
        }
        return pairs;
    }

    private Model start() {
        double[] all = new double[chance.size];
        Arrays.fill(all, 1);
        List<FieldModel> fields = new ArrayList<>();
        for (Comparison comparison : comparisons) {
            double[] m = comparison.levels().stream().mapToDouble(Level::start).toArray();
            fields.add(new FieldModel(m, m, m));
        }
        double expected = 0.5 * (roll.isOneFile() ? roll.size : Math.min(roll.leftSize, roll.size - roll.leftSize));
        double prior = Math.min(0.5, Math.max(1, expected) / Math.max(2, roll.allPairs()));
        return new Model(roll.fields, chance(fields, all), prior);
    }

    /** How surely each random pair is a chance pair. */
    private double[] unmatched(Model model) {
        Scoring scoring = model.scoring();
        double[] share = new double[chance.size];
        for (int pair = 0; pair < share.length; pair++) {
            share[pair] = 1 - Scoring.probability(scoring.total(chance, pair));
        }
        return share;
    }

    private List<FieldModel> chance(List<FieldModel> before, double[] share) {
        List<FieldModel> after = new ArrayList<>();
        for (int field = 0; field < before.size(); field++) {
            after.add(chance(field, before.get(field).m(), share));
        }
        return after;
    }

    private FieldModel chance(int field, double[] m, double[] share) {
        int levels = m.length;
        double[] count = new double[levels];
        double[] inverse = new double[levels];
        double all = 0;
        for (int pair = 0; pair < chance.size; pair++) {
            int at = pair * chance.fields + field;
            int level = chance.levels[at];
            if (level >= 0) {
                count[level] += share[pair];
                inverse[level] += share[pair] * Math.pow(2, chance.bits[at]);
                all += share[pair];
            }
        }
        double[] u = new double[levels];
        double[] common = new double[levels];
        for (int level = 0; level < levels; level++) {
            u[level] = (count[level] + 0.5) / (all + 0.5 * levels);
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

    private Model settle(Model start, Pairs pairs) {
        Model model = start;
        for (int round = 0; round < ROUNDS; round++) {
            Model next = improved(model, pairs);
            double change = Math.abs(next.prior() / model.prior() - 1);
            model = next;
            if (change < SETTLED) {
                break;
            }
        }
        return model;
    }

    private Model improved(Model model, Pairs pairs) {
        Scoring scoring = model.scoring();
        double[][] count = new double[roll.fields.size()][];
        for (int field = 0; field < count.length; field++) {
            count[field] = comparisons.get(field).levels().stream()
                    .mapToDouble(it -> it.start() * SMOOTHING)
                    .toArray();
        }
        double matches = 0;
        for (int pair = 0; pair < pairs.size; pair++) {
            double p = Scoring.probability(scoring.total(pairs, pair));
            matches += p;
            for (int field = 0; field < count.length; field++) {
                int level = pairs.levels[pair * pairs.fields + field];
                if (level >= 0) {
                    count[field][level] += p;
                }
            }
        }
        List<FieldModel> fields = new ArrayList<>();
        for (int field = 0; field < count.length; field++) {
            fields.add(model.learnt().get(field).withM(shares(field, count[field])));
        }
        double prior = Math.max(1, matches) / Math.max(2, roll.allPairs());
        return new Model(model.fields(), fields, Math.min(0.5, prior));
    }

    private double[] shares(int field, double[] count) {
        double all = Arrays.stream(count).sum();
        double[] m = Arrays.stream(count).map(it -> it / all).toArray();
        if (roll.fields.get(field).type() == FieldType.SURNAME) {
            m[NameComparison.EXCHANGED] = 0.5;
        }
        return m;
    }
}
