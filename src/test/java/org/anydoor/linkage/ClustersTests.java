package org.anydoor.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Records become persons without chains, and never against what people decided. */
class ClustersTests {

    @Test
    void aChainOfHalfFitsTiesNoStrangers() {
        int[] persons = clusters(3, new double[][] {{0, 1, 3}, {1, 2, 2}, {0, 2, -10}}, List.of());
        assertThat(persons).containsExactly(0, 0, 2);
    }

    @Test
    void manyGoodFitsOutweighOnePoor() {
        int[] persons = clusters(3, new double[][] {{0, 1, 9}, {1, 2, 8}, {0, 2, -2}}, List.of());
        assertThat(persons).containsExactly(0, 0, 0);
    }

    @Test
    void whatPeopleDecidedHoldsWhateverTheWeightsSay() {
        double[][] weights = {{0, 1, 11}, {2, 3, -11}, {1, 2, 4}};
        int[] persons = clusters(4, weights, List.of(new Decided(0, 1, false), new Decided(2, 3, true)));
        assertThat(persons[0]).isNotEqualTo(persons[1]);
        assertThat(persons[2]).isEqualTo(persons[3]);
    }

    @Test
    void aSeparationHoldsAlsoForThoseWhoJoinLater() {
        double[][] weights = {{0, 1, 11}, {1, 2, 10}, {0, 3, 11}, {3, 4, 11}, {1, 4, 9}};
        int[] persons = clusters(5, weights, List.of(new Decided(0, 2, false), new Decided(3, 1, false)));
        assertThat(persons[0]).isNotEqualTo(persons[2]);
        assertThat(persons[3]).isNotEqualTo(persons[1]);
    }

    @Property(tries = 300)
    void decisionsSurviveEveryRunAndRunsAgree(@ForAll long seed) {
        Random random = new Random(seed);
        int size = 4 + random.nextInt(20);
        List<double[]> weights = new ArrayList<>();
        for (int i = 0; i < size * 2; i++) {
            int left = random.nextInt(size - 1);
            weights.add(new double[] {left, left + 1 + random.nextInt(size - left - 1), random.nextGaussian() * 8});
        }
        List<Decided> decided = new ArrayList<>();
        for (int pair = 0; pair + 3 < size; pair += 4) {
            decided.add(new Decided(pair, pair + 1, true));
            decided.add(new Decided(pair + 1, pair + 2, false));
        }
        int[] persons = clusters(size, weights.toArray(double[][]::new), decided);
        for (Decided it : decided) {
            assertThat(persons[it.left()] == persons[it.right()]).isEqualTo(it.same());
        }
        assertThat(clusters(size, weights.toArray(double[][]::new), decided)).isEqualTo(persons);
    }

    private static int[] clusters(int size, double[][] weights, List<Decided> decided) {
        Pairs pairs = new Pairs(0, weights.length);
        pairs.size = weights.length;
        double[] bits = new double[weights.length];
        for (int i = 0; i < weights.length; i++) {
            pairs.left[i] = (int) weights[i][0];
            pairs.right[i] = (int) weights[i][1];
            bits[i] = weights[i][2];
        }
        return Clusters.of(size, pairs, bits, (left, right) -> -9, decided);
    }
}
