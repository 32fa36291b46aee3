package org.anydoor.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Expectation-maximisation over all compared pairs at once: each pair counts as true as far as the present weights say, and
 * from these counts come the next weights. Whoever was no candidate counts as no match, so that the prior is that of all pairs.
 */
final class Expectation {

    private static final int ROUNDS = 30;
    private static final double SETTLED = 1e-4;
    private static final double SMOOTHING = 4;
    private static final int BATCH = 16_384;

    private final Roll roll;
    private final Pairs pairs;

    Expectation(Roll roll, Pairs pairs) {
        this.roll = roll;
        this.pairs = pairs;
    }

    Model settled(Model start) {
        Model model = start;
        for (int round = 0; round < ROUNDS; round++) {
            Model next = improved(model);
            double change = Math.abs(next.prior() / model.prior() - 1);
            model = next;
            if (change < SETTLED) {
                break;
            }
        }
        return model;
    }

    private static final class Counts {
        final double[][] levels;
        double matches;

        Counts(int fields) {
            levels = new double[fields][16];
        }
    }

    private Model improved(Model model) {
        Scoring scoring = model.scoring();
        List<Counts> parts = IntStream.range(0, (pairs.size + BATCH - 1) / BATCH)
                .parallel()
                .mapToObj(batch -> counted(scoring, batch * BATCH, Math.min(pairs.size, (batch + 1) * BATCH)))
                .toList();
        double matches = parts.stream().mapToDouble(it -> it.matches).sum();
        List<FieldModel> fields = new ArrayList<>();
        for (int field = 0; field < roll.fields.size(); field++) {
            fields.add(model.learnt().get(field).withM(shares(field, parts)));
        }
        return model.with(fields, Math.min(0.5, Math.max(1, matches) / Math.max(2, roll.allPairs())));
    }

    private Counts counted(Scoring scoring, int from, int to) {
        Counts counts = new Counts(pairs.fields);
        for (int pair = from; pair < to; pair++) {
            double p = Scoring.probability(scoring.total(pairs, pair));
            counts.matches += p;
            for (int field = 0; field < pairs.fields; field++) {
                int level = pairs.levels[pair * pairs.fields + field];
                if (level >= 0) {
                    counts.levels[field][level] += p;
                }
            }
        }
        return counts;
    }

    private double[] shares(int field, List<Counts> parts) {
        List<Level> levels = roll.columns.get(field).comparison.levels();
        double[] m = new double[levels.size()];
        for (int level = 0; level < m.length; level++) {
            m[level] = levels.get(level).start() * SMOOTHING;
            for (Counts part : parts) {
                m[level] += part.levels[field][level];
            }
        }
        double all = Arrays.stream(m).sum();
        Arrays.setAll(m, level -> m[level] / all);
        if (roll.fields.get(field).type() == FieldType.SURNAME) {
            m[NameComparison.EXCHANGED] = NameComparison.EXCHANGED_TOO;
        }
        return m;
    }
}
