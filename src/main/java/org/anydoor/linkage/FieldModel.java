package org.anydoor.linkage;

import java.util.List;

/**
 * What the levels of one field tell.
 *
 * @param m the share of true pairs at each level
 * @param u the share of chance pairs at each level
 * @param common how common, in bits, what is shared is among chance pairs of the level
 */
@SuppressWarnings("ArrayRecordComponent")
public record FieldModel(double[] m, double[] u, double[] common) {

    private static final double LOG_2 = Math.log(2);

    /** The weight of a level in bits; what is shared counts for more the rarer it is. */
    public double weight(Level level, int number, double bits) {
        return log2(m[number] / u[number]) + level.rarity() * (bits - common[number]);
    }

    /** The part of each weight that does not hang on the value. */
    double[] base(List<Level> levels) {
        double[] base = new double[m.length];
        for (int i = 0; i < base.length; i++) {
            base[i] = weight(levels.get(i), i, 0);
        }
        return base;
    }

    /** What is assumed before anything is learnt. */
    static FieldModel guessed(Field field) {
        List<Level> levels = field.type().comparison().levels();
        double[] m = levels.stream().mapToDouble(Level::start).toArray();
        double[] u = levels.stream().mapToDouble(Level::chance).toArray();
        double[] common = levels.stream().mapToDouble(it -> -log2(it.chance())).toArray();
        return new FieldModel(m, u, common);
    }

    FieldModel withM(double[] learnt) {
        return new FieldModel(learnt, u, common);
    }

    static double log2(double value) {
        return Math.log(value) / LOG_2;
    }
}
