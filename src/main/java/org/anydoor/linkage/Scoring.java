package org.anydoor.linkage;

import java.util.List;

/** A model as flat arrays, for millions of pairs. */
final class Scoring {

    private final double[][] base;
    private final double[][] rarity;
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
        priorBits = FieldModel.log2(model.prior() / (1 - model.prior()));
    }

    double weight(int field, int level, float bits) {
        return level == Comparer.MISSING ? 0 : base[field][level] + rarity[field][level] * bits;
    }

    /** Prior and all fields together, in bits. */
    double total(byte[] levels, float[] bits, int offset) {
        double sum = priorBits;
        for (int field = 0; field < base.length; field++) {
            sum += weight(field, levels[offset + field], bits[offset + field]);
        }
        return sum;
    }

    double total(Pairs pairs, int pair) {
        return total(pairs.levels, pairs.bits, pair * pairs.fields);
    }

    static double probability(double bits) {
        return 1 / (1 + Math.pow(2, -bits));
    }
}
