package org.anydoor.linkage;

import java.util.List;

/** A model as flat arrays, for millions of pairs. */
final class Scoring {

    /** Bits from which on a field counts as agreeing. */
    private static final double AGREES = 0.5;

    private final double[][] base;
    private final double[][] rarity;
    private final Tie[] ties;
    private final double priorBits;

    Scoring(Model model) {
        int fields = model.fields().size();
        base = new double[fields][];
        rarity = new double[fields][];
        for (int field = 0; field < fields; field++) {
            List<Level> levels = model.levels(field);
            base[field] = model.learnt().get(field).base(levels);
            rarity[field] = levels.stream().mapToDouble(Level::rarity).toArray();
        }
        ties = model.ties().toArray(Tie[]::new);
        priorBits = FieldModel.log2(model.prior() / (1 - model.prior()));
    }

    double priorBits() {
        return priorBits;
    }

    /** A field by itself, before ties. */
    double weight(int field, int level, float bits) {
        return level == Comparer.MISSING ? 0 : base[field][level] + rarity[field][level] * bits;
    }

    boolean agrees(int field, int level, float bits) {
        return weight(field, level, bits) > AGREES;
    }

    /** Prior and all fields together, in bits. */
    double total(byte[] levels, float[] bits, int offset) {
        double sum = priorBits;
        for (int field = 0; field < base.length; field++) {
            sum += weight(field, levels[offset + field], bits[offset + field]);
        }
        for (Tie tie : ties) {
            sum -= discount(tie, levels, bits, offset);
        }
        return sum;
    }

    double total(Pairs pairs, int pair) {
        return total(pairs.levels, pairs.bits, pair * pairs.fields);
    }

    private double discount(Tie tie, byte[] levels, float[] bits, int offset) {
        double second = weight(tie.second(), levels[offset + tie.second()], bits[offset + tie.second()]);
        return second > AGREES && agrees(tie.first(), levels[offset + tie.first()], bits[offset + tie.first()])
                ? Math.min(tie.bits(), second)
                : 0;
    }

    /** Each field's part; together with the prior they make the total. */
    double[] weights(byte[] levels, float[] bits, int offset) {
        double[] weights = new double[base.length];
        for (int field = 0; field < weights.length; field++) {
            weights[field] = weight(field, levels[offset + field], bits[offset + field]);
        }
        for (Tie tie : ties) {
            weights[tie.second()] -= discount(tie, levels, bits, offset);
        }
        return weights;
    }

    static double probability(double bits) {
        return 1 / (1 + Math.pow(2, -bits));
    }
}
