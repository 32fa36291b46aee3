package org.anydoor.linkage;

import java.util.Arrays;

/** Compares pairs of records of one roll; remembers what it has compared. One for each worker. */
final class Comparer {

    /** The level of a field that one of the two records lacks. */
    static final byte MISSING = -1;

    private static final int MOST_CACHED = 15;
    private static final int LEAST_CACHED = 8;
    private static final double LOG_2 = Math.log(2);

    final byte[] levels;

    /** How much rarity tells at each field, in bits: the binary logarithm of one in so many. */
    final float[] bits;

    private final Roll roll;
    private final Outcome outcome = new Outcome();
    private final long[][] seen;
    private final byte[][] seenLevels;
    private final float[][] seenBits;
    private final int given;
    private final int surname;
    private final int shift;

    Comparer(Roll roll) {
        this.roll = roll;
        int fields = roll.columns.size();
        levels = new byte[fields];
        bits = new float[fields];
        int cached = Math.clamp(Integer.SIZE - Integer.numberOfLeadingZeros(roll.size), LEAST_CACHED, MOST_CACHED);
        shift = Long.SIZE - cached;
        seen = new long[fields][1 << cached];
        seenLevels = new byte[fields][1 << cached];
        seenBits = new float[fields][1 << cached];
        Arrays.stream(seen).forEach(row -> Arrays.fill(row, -1));
        given = roll.number(FieldType.GIVEN_NAME);
        surname = roll.number(FieldType.SURNAME);
    }

    void compare(int left, int right) {
        for (int field = 0; field < levels.length; field++) {
            int[] codes = roll.columns.get(field).codes;
            if (codes[left] == Column.MISSING || codes[right] == Column.MISSING) {
                levels[field] = MISSING;
                bits[field] = 0;
            } else {
                compareValues(field, codes[left], codes[right]);
            }
        }
        if (given >= 0
                && surname >= 0
                && levels[given] > NameComparison.EXCHANGED
                && levels[surname] >= NameComparison.EXCHANGED) {
            tryExchanged(left, right);
        }
    }

    private void compareValues(int field, int left, int right) {
        long key = left < right ? (long) left << 32 | right : (long) right << 32 | left;
        int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> shift);
        if (seen[field][slot] != key) {
            Column column = roll.columns.get(field);
            column.comparison.compare(column.value(left), column.value(right), outcome);
            seen[field][slot] = key;
            seenLevels[field][slot] = (byte) outcome.level;
            seenBits[field][slot] = bits(outcome.share);
        }
        levels[field] = seenLevels[field][slot];
        bits[field] = seenBits[field][slot];
    }

    private static float bits(double share) {
        return (float) (-Math.log(Math.min(1, Math.max(share, 1e-12))) / LOG_2);
    }

    private void tryExchanged(int left, int right) {
        NameParts givenLeft = name(given, left);
        NameParts surnameRight = name(surname, right);
        NameParts surnameLeft = name(surname, left);
        NameParts givenRight = name(given, right);
        if (givenLeft.startsLike(surnameRight)
                && surnameLeft.startsLike(givenRight)
                && givenLeft.joined().match(surnameRight.joined()) <= NameToken.CLOSE
                && surnameLeft.joined().match(givenRight.joined()) <= NameToken.CLOSE) {
            levels[given] = NameComparison.EXCHANGED;
            levels[surname] = NameComparison.EXCHANGED;
            bits[given] = bits(Math.max(givenLeft.joined().share, givenRight.joined().share));
            bits[surname] = bits(Math.max(surnameLeft.joined().share, surnameRight.joined().share));
        }
    }

    private NameParts name(int field, int row) {
        Column column = roll.columns.get(field);
        return (NameParts) column.value(column.codes[row]);
    }
}
