package org.anydoor.linkage;

import java.util.Arrays;
import java.util.List;

/** Compared pairs in flat arrays: levels and rarity of pair {@code p} at field {@code f} stand at {@code p * fields + f}. */
final class Pairs {

    final int fields;
    int size;
    int[] left;
    int[] right;

    /** The rules that proposed the pair, as bits. */
    long[] rules;

    byte[] levels;
    float[] bits;

    Pairs(int fields, int capacity) {
        this.fields = fields;
        left = new int[capacity];
        right = new int[capacity];
        rules = new long[capacity];
        levels = new byte[capacity * fields];
        bits = new float[capacity * fields];
    }

    void add(int one, int other, long proposedBy, Comparer compared) {
        if (size == left.length) {
            grow(Math.max(64, size * 2));
        }
        left[size] = one;
        right[size] = other;
        rules[size] = proposedBy;
        System.arraycopy(compared.levels, 0, levels, size * fields, fields);
        System.arraycopy(compared.bits, 0, bits, size * fields, fields);
        size++;
    }

    private void grow(int capacity) {
        left = Arrays.copyOf(left, capacity);
        right = Arrays.copyOf(right, capacity);
        rules = Arrays.copyOf(rules, capacity);
        levels = Arrays.copyOf(levels, capacity * fields);
        bits = Arrays.copyOf(bits, capacity * fields);
    }

    static Pairs joined(int fields, List<Pairs> parts) {
        Pairs all = new Pairs(fields, parts.stream().mapToInt(it -> it.size).sum());
        for (Pairs part : parts) {
            System.arraycopy(part.left, 0, all.left, all.size, part.size);
            System.arraycopy(part.right, 0, all.right, all.size, part.size);
            System.arraycopy(part.rules, 0, all.rules, all.size, part.size);
            System.arraycopy(part.levels, 0, all.levels, all.size * fields, part.size * fields);
            System.arraycopy(part.bits, 0, all.bits, all.size * fields, part.size * fields);
            all.size += part.size;
        }
        return all;
    }
}
