package org.anydoor.linkage;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** One whole run over a roll: what was learnt, the pairs that may be true, and the persons they make. */
public final class Linkage {

    private final Roll roll;
    private final Model model;
    private final Scoring scoring;
    private final Pairs pairs;
    private final double[] bits;
    private final BlockingAccount blocking;

    private Linkage(Roll roll, Training.Learnt learnt, Training training) {
        this.roll = roll;
        model = learnt.model();
        scoring = model.scoring();
        pairs = learnt.pairs();
        bits = new double[pairs.size];
        IntStream.range(0, pairs.size).parallel().forEach(pair -> bits[pair] = scoring.total(pairs, pair));
        blocking = BlockingAccount.of(training.blocks, training.candidates.compared, pairs, bits);
    }

    /** Learns from the roll itself, without labels; says on the way how far it is. */
    public static Linkage learn(Roll roll, Consumer<String> progress) {
        progress.accept("%,d records: looking for candidates".formatted(roll.size()));
        Training training = new Training(roll);
        progress.accept("comparing candidates and learning the weights");
        Training.Learnt learnt = training.learn();
        progress.accept(
                "%,d of %,d compared pairs may be true".formatted(learnt.pairs().size, training.candidates.compared));
        return new Linkage(roll, learnt, training);
    }

    public Roll roll() {
        return roll;
    }

    public Model model() {
        return model;
    }

    public BlockingAccount blocking() {
        return blocking;
    }

    /** Pairs at or above a probability, the surest first, then in the order of the rows. */
    public List<LinkedPair> pairs(double leastProbability) {
        return IntStream.range(0, pairs.size)
                .filter(pair -> Scoring.probability(bits[pair]) >= leastProbability)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(pair -> -bits[pair])
                        .thenComparingInt(pair -> pairs.left[pair])
                        .thenComparingInt(pair -> pairs.right[pair]))
                .map(this::pair)
                .toList();
    }

    private LinkedPair pair(int number) {
        int from = number * pairs.fields;
        return new LinkedPair(
                pairs.left[number],
                pairs.right[number],
                Scoring.probability(bits[number]),
                Arrays.copyOfRange(pairs.levels, from, from + pairs.fields),
                scoring.weights(pairs.levels, pairs.bits, from));
    }

    /** How many compared pairs lie in each step of two bits, from −12 to 40 and beyond. */
    public int[] histogram() {
        int[] steps = new int[27];
        for (double it : bits) {
            steps[(int) Math.max(0, Math.min(steps.length - 1, Math.floor((it + 12) / 2)))]++;
        }
        return steps;
    }

    /** For each record the number of its person, which is the lowest row in it; people's decisions hold before all weights. */
    public int[] clusters(Collection<Decided> decided) {
        Comparer comparer = roll.comparer();
        return Clusters.of(
                roll.size(),
                pairs,
                bits,
                (left, right) -> {
                    if (!roll.mayPair(left, right)) {
                        return Clusters.NEVER;
                    }
                    comparer.compare(left, right);
                    return scoring.total(comparer.levels, comparer.bits, 0);
                },
                decided);
    }
}
