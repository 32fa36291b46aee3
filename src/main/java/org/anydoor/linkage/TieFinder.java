package org.anydoor.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Finds fields that agree together among strangers. For each field it draws pairs of records that have the same value there,
 * leaves out what the model holds for true pairs, and sees how much oftener than usual the other fields agree as well.
 */
final class TieFinder {

    private static final Set<FieldType> WHERE = EnumSet.of(
            FieldType.ADDRESS,
            FieldType.HOUSE_NUMBER,
            FieldType.PLACE,
            FieldType.POSTCODE,
            FieldType.SCHOOL,
            FieldType.CATEGORY);
    private static final Set<FieldType> NAMES = EnumSet.of(FieldType.GIVEN_NAME, FieldType.SURNAME, FieldType.NAME);
    private static final Set<FieldType> OF_NAMES =
            EnumSet.of(FieldType.GENDER, FieldType.GUARDIAN, FieldType.EMAIL, FieldType.HANDLE);

    private static final int SAMPLE = 6_000;
    private static final long SEED = 77L;
    private static final double ENOUGH = 10;
    private static final double LEAST_BITS = 0.5;

    private final Roll roll;
    private final Model model;
    private final Scoring scoring;

    TieFinder(Roll roll, Model model) {
        this.roll = roll;
        this.model = model;
        scoring = model.scoring();
    }

    /** A tree of the strongest ties: each field counts less because of one other at most. */
    List<Tie> ties() {
        List<Tie> found = IntStream.range(0, roll.fields.size())
                .parallel()
                .mapToObj(this::tiesOf)
                .flatMap(List::stream)
                .sorted((a, b) -> Double.compare(b.bits(), a.bits()))
                .toList();
        int[] tree = IntStream.range(0, roll.fields.size()).toArray();
        List<Tie> chosen = new ArrayList<>();
        boolean[] discounted = new boolean[tree.length];
        for (Tie tie : found) {
            if (tree[tie.first()] != tree[tie.second()] && !discounted[tie.second()]) {
                chosen.add(tie);
                discounted[tie.second()] = true;
                int gone = tree[tie.second()];
                Arrays.setAll(tree, field -> tree[field] == gone ? tree[tie.first()] : tree[field]);
            }
        }
        return chosen;
    }

    private List<Tie> tiesOf(int first) {
        double[] agree = new double[roll.fields.size()];
        double[] known = new double[agree.length];
        if (IntStream.range(0, agree.length).anyMatch(second -> second != first && mayTie(first, second))) {
            sample(first, agree, known);
        }
        List<Tie> found = new ArrayList<>();
        for (int second = 0; second < agree.length; second++) {
            if (second != first && mayTie(first, second) && agree[second] >= ENOUGH) {
                double bits = FieldModel.log2(agree[second] / known[second] / usual(second));
                if (bits >= LEAST_BITS) {
                    found.add(new Tie(first, second, bits));
                }
            }
        }
        return found;
    }

    /**
     * Where someone lives goes together, and so do names with what is made of them. Other fields are never tied: what they
     * show together is mostly true pairs that the model does not know yet.
     */
    private boolean mayTie(int first, int second) {
        FieldType one = roll.fields.get(first).type();
        FieldType other = roll.fields.get(second).type();
        boolean wholeAndPart =
                NAMES.contains(one) && NAMES.contains(other) && (one == FieldType.NAME) != (other == FieldType.NAME);
        return wholeAndPart
                || (WHERE.contains(one) && WHERE.contains(other))
                || (NAMES.contains(one) && OF_NAMES.contains(other));
    }

    /** How often the field agrees among strangers in general. */
    private double usual(int field) {
        FieldModel learnt = model.learnt().get(field);
        double usual = 0;
        for (int level = 0; level < learnt.u().length; level++) {
            if (learnt.m()[level] > learnt.u()[level] && learnt.u()[level] < 1) {
                usual += learnt.u()[level];
            }
        }
        return Math.max(usual, 1e-9);
    }

    private void sample(int first, double[] agree, double[] known) {
        int[][] groups = groups(roll.columns.get(first));
        double[] reach = new double[groups.length];
        double all = 0;
        for (int i = 0; i < groups.length; i++) {
            all += groups[i].length * (groups[i].length - 1.0);
            reach[i] = all;
        }
        if (all == 0) {
            return;
        }
        SplittableRandom random = new SplittableRandom(SEED + first);
        Comparer comparer = roll.comparer();
        for (int i = 0; i < SAMPLE; i++) {
            int at = Arrays.binarySearch(reach, random.nextDouble() * all);
            int[] group = groups[Math.min(groups.length - 1, at < 0 ? -at - 1 : at + 1)];
            int left = group[random.nextInt(group.length)];
            int right = group[random.nextInt(group.length)];
            if (left != right && roll.mayPair(left, right)) {
                comparer.compare(left, right);
                count(comparer, first, agree, known);
            }
        }
    }

    private void count(Comparer comparer, int first, double[] agree, double[] known) {
        double strangers = 1 - Scoring.probability(scoring.total(comparer.levels, comparer.bits, 0));
        for (int field = 0; field < agree.length; field++) {
            int level = comparer.levels[field];
            if (field != first && level >= 0) {
                FieldModel learnt = model.learnt().get(field);
                known[field] += strangers;
                agree[field] += learnt.m()[level] > learnt.u()[level] ? strangers : 0;
            }
        }
    }

    private int[][] groups(Column column) {
        int[] sizes = new int[column.distinct()];
        for (int code : column.codes) {
            if (code >= 0) {
                sizes[code]++;
            }
        }
        int[][] groups = new int[sizes.length][];
        Arrays.setAll(groups, code -> new int[sizes[code]]);
        Arrays.fill(sizes, 0);
        for (int row = 0; row < roll.size; row++) {
            int code = column.codes[row];
            if (code >= 0) {
                groups[code][sizes[code]++] = row;
            }
        }
        return groups;
    }
}
