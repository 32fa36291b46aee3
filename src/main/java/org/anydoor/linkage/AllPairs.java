package org.anydoor.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Compares every record with every other, whatever their keys: slow, and the only way to know what a search by keys loses. */
public final class AllPairs {

    private AllPairs() {}

    /** The pairs that reach this probability, by the rows of the records. */
    public static List<LinkedPair> of(Model model, List<Entry> entries, double leastProbability) {
        Roll roll = Roll.of(model.fields(), entries, model.frequencies());
        Scoring scoring = model.scoring();
        return IntStream.range(0, roll.size())
                .parallel()
                .mapToObj(row -> of(roll, scoring, row, leastProbability))
                .flatMap(List::stream)
                .toList();
    }

    private static List<LinkedPair> of(Roll roll, Scoring scoring, int row, double leastProbability) {
        Comparer comparer = roll.comparer();
        List<LinkedPair> found = new ArrayList<>();
        for (int other = 0; other < row; other++) {
            comparer.compare(other, row);
            double probability = Scoring.probability(scoring.total(comparer.levels, comparer.bits, 0));
            if (probability >= leastProbability) {
                found.add(new LinkedPair(
                        other,
                        row,
                        probability,
                        Arrays.copyOf(comparer.levels, comparer.levels.length),
                        scoring.weights(comparer.levels, comparer.bits, 0)));
            }
        }
        return found;
    }
}
