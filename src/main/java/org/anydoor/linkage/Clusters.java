package org.anydoor.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gathers records into persons by average linkage: two groups are joined only if all pairs between them, taken together,
 * speak for it, so that no chain of half-fits ties strangers. What people decided holds whatever the weights say.
 */
final class Clusters {

    /** Gives the bits for and against one pair that was not proposed. */
    interface Weighing {
        double bits(int left, int right);
    }

    private static final double MOST = 12;
    private static final double LEAST_AVERAGE = 0;

    /** Bits of a pair that nobody proposed. */
    private static final double UNLIKELY = -8;

    /** Two records of one file, where links are sought between two. */
    static final double NEVER = 0;

    private final Weighing weighing;
    private final List<int[]> persons;
    private final Map<Integer, Double>[] sums;
    private final List<Set<Integer>> apart;
    private final int[] owner;
    private final int[] version;
    private final PriorityQueue<Join> queue = new PriorityQueue<>();

    private record Join(double average, int one, int other, int versions) implements Comparable<Join> {
        @Override
        public int compareTo(Join that) {
            int byAverage = Double.compare(that.average, average);
            int byOne = byAverage != 0 ? byAverage : Integer.compare(one, that.one);
            return byOne != 0 ? byOne : Integer.compare(other, that.other);
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private Clusters(int size, Weighing weighing) {
        this.weighing = weighing;
        persons = new ArrayList<>(size);
        sums = new Map[size];
        apart = new ArrayList<>(size);
        owner = new int[size];
        version = new int[size];
        for (int row = 0; row < size; row++) {
            persons.add(new int[] {row});
            owner[row] = row;
            apart.add(Set.of());
        }
    }

    /** The number of the person for each record: the lowest row of its cluster. */
    static int[] of(int size, Pairs pairs, double[] bits, Weighing weighing, Collection<Decided> decided) {
        Clusters clusters = new Clusters(size, weighing);
        for (int pair = 0; pair < pairs.size; pair++) {
            clusters.note(pairs.left[pair], pairs.right[pair], clipped(bits[pair]));
        }
        clusters.obey(decided);
        clusters.join();
        return clusters.owners();
    }

    private void note(int one, int other, double bits) {
        neighbours(one).put(other, bits);
        neighbours(other).put(one, bits);
    }

    private Map<Integer, Double> neighbours(int person) {
        if (sums[person] == null) {
            sums[person] = new HashMap<>();
        }
        return sums[person];
    }

    private static double clipped(double bits) {
        return Math.max(-MOST, Math.min(MOST, bits));
    }

    private void obey(Collection<Decided> decided) {
        for (Decided it : decided) {
            if (it.same() && owner[it.left()] != owner[it.right()]) {
                merge(owner[it.left()], owner[it.right()]);
            }
        }
        for (Decided it : decided) {
            if (!it.same()) {
                keepApart(owner[it.left()], owner[it.right()]);
            }
        }
    }

    private void keepApart(int one, int other) {
        if (one != other) {
            apart.set(one, with(apart.get(one), other));
            apart.set(other, with(apart.get(other), one));
        }
    }

    private static Set<Integer> with(Set<Integer> set, int added) {
        Set<Integer> larger = new HashSet<>(set);
        larger.add(added);
        return larger;
    }

    private void join() {
        for (int person = 0; person < owner.length; person++) {
            if (persons.get(person).length > 0 && sums[person] != null) {
                for (Map.Entry<Integer, Double> near : sums[person].entrySet()) {
                    if (person < near.getKey()) {
                        offer(person, near.getKey(), near.getValue());
                    }
                }
            }
        }
        for (Join next = queue.poll(); next != null; next = queue.poll()) {
            if (next.versions == version[next.one] + version[next.other]
                    && persons.get(next.one).length > 0
                    && persons.get(next.other).length > 0) {
                merge(next.one, next.other);
                offerAll(next.one);
            }
        }
    }

    private void offerAll(int person) {
        neighbours(person).forEach((other, sum) -> offer(person, other, sum));
    }

    private void offer(int one, int other, double sum) {
        double average = sum / ((double) persons.get(one).length * persons.get(other).length);
        if (average >= LEAST_AVERAGE && !apart.get(one).contains(other)) {
            queue.add(new Join(average, Math.min(one, other), Math.max(one, other), version[one] + version[other]));
        }
    }

    /** The other person goes over into the one; sums that were not known are weighed now. */
    private void merge(int one, int other) {
        int low = Math.min(one, other);
        int high = Math.max(one, other);
        Map<Integer, Double> mine = neighbours(low);
        Map<Integer, Double> theirs = neighbours(high);
        mine.remove(high);
        theirs.remove(low);
        Map<Integer, Double> joined = new HashMap<>();
        for (int near : union(mine, theirs)) {
            double sum = sum(mine.get(near), theirs.get(near), low, high, near);
            joined.put(near, sum);
            Map<Integer, Double> back = neighbours(near);
            back.remove(high);
            back.put(low, sum);
        }
        sums[low] = joined;
        sums[high] = new HashMap<>();
        int[] rows = Arrays.copyOf(persons.get(low), persons.get(low).length + persons.get(high).length);
        System.arraycopy(persons.get(high), 0, rows, persons.get(low).length, persons.get(high).length);
        for (int row : persons.get(high)) {
            owner[row] = low;
        }
        persons.set(low, rows);
        persons.set(high, new int[0]);
        version[low]++;
        for (int enemy : apart.get(high)) {
            keepApart(low, enemy);
        }
    }

    private static Set<Integer> union(Map<Integer, Double> mine, Map<Integer, Double> theirs) {
        Set<Integer> all = new java.util.TreeSet<>(mine.keySet());
        all.addAll(theirs.keySet());
        return all;
    }

    /** What was never proposed is weighed only where the other half speaks for joining; else it counts as unlikely. */
    private double sum(@Nullable Double mine, @Nullable Double theirs, int low, int high, int near) {
        double one =
                mine != null ? mine : Objects.requireNonNull(theirs) >= 0 ? weighed(low, near) : unlikely(low, near);
        double other = theirs != null
                ? theirs
                : Objects.requireNonNull(mine) >= 0 ? weighed(high, near) : unlikely(high, near);
        return one + other;
    }

    private double unlikely(int person, int near) {
        return UNLIKELY * persons.get(person).length * persons.get(near).length;
    }

    private double weighed(int person, int near) {
        double sum = 0;
        for (int left : persons.get(person)) {
            for (int right : persons.get(near)) {
                sum += clipped(weighing.bits(left, right));
            }
        }
        return sum;
    }

    private int[] owners() {
        return owner.clone();
    }
}
