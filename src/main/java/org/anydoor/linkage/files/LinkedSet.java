package org.anydoor.linkage.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.anydoor.linkage.BlockingRecall;
import org.anydoor.linkage.Entry;
import org.anydoor.linkage.Roll;
import org.jspecify.annotations.Nullable;

/** What a run of the command is worth where the truth is known: pairs and clusters against a column that names the person. */
public final class LinkedSet {

    private final Roll roll;
    private final int[] persons;
    private final Map<String, Integer> rowsLeft = new HashMap<>();
    private final Map<String, Integer> rowsRight = new HashMap<>();

    /** Precision, recall and F1 of some pairs. */
    public record Figures(double precision, double recall, double f1) {

        static Figures of(double found, double proposed, double there) {
            return new Figures(
                    proposed == 0 ? 1 : found / proposed,
                    there == 0 ? 1 : found / there,
                    2 * found / Math.max(1, proposed + there));
        }
    }

    public LinkedSet(Path config, Path left, @Nullable Path right, String truth, UnaryOperator<String> person) {
        LinkConfig settings = LinkConfig.read(config);
        List<Entry> first = Records.read(left, settings, false);
        List<Entry> second = right == null ? List.of() : Records.read(right, settings, true);
        roll = right == null ? Roll.ofOne(settings.fields(), first) : Roll.ofTwo(settings.fields(), first, second);
        for (int row = 0; row < roll.size(); row++) {
            (row < first.size() ? rowsLeft : rowsRight).put(roll.id(row), row);
        }
        persons = new int[roll.size()];
        List<String> names = new ArrayList<>(column(left, truth));
        names.addAll(right == null ? List.of() : column(right, truth));
        Map<String, Integer> numbers = new HashMap<>();
        for (int row = 0; row < persons.length; row++) {
            persons[row] = numbers.computeIfAbsent(person.apply(names.get(row)), it -> numbers.size());
        }
    }

    private static List<String> column(Path path, String name) {
        CsvFile file = new CsvFile(path);
        int place = file.header().indexOf(name);
        List<String> values = new ArrayList<>();
        file.records((line, record) -> values.add(record.get(place)));
        return values;
    }

    public int size() {
        return roll.size();
    }

    public double blockingRecall() {
        return BlockingRecall.of(roll, persons);
    }

    /** Written pairs from a probability on. */
    public Figures pairs(Path file, double from) {
        double[] counts = new double[2];
        new CsvFile(file).records((line, record) -> {
            if (Double.parseDouble(record.get(2)) >= from) {
                counts[1]++;
                counts[0] += isTrue(record) ? 1 : 0;
            }
        });
        return Figures.of(counts[0], counts[1], BlockingRecall.truePairs(roll, persons));
    }

    private boolean isTrue(List<String> record) {
        int left = rowsLeft.getOrDefault(record.get(0), 0);
        int right = (roll.size() == rowsLeft.size() ? rowsLeft : rowsRight).getOrDefault(record.get(1), 0);
        return persons[left] == persons[right];
    }

    /** The best F1 that any threshold would give; pairs are written the surest first. */
    public double bestF1(Path file) {
        double there = BlockingRecall.truePairs(roll, persons);
        double[] state = new double[3];
        new CsvFile(file).records((line, record) -> {
            state[1]++;
            state[0] += isTrue(record) ? 1 : 0;
            state[2] = Math.max(state[2], 2 * state[0] / (state[1] + there));
        });
        return state[2];
    }

    /** Pairs that stand in one cluster; of two files only those between them. */
    public Figures clusters(Path file) {
        Map<String, List<Integer>> members = new HashMap<>();
        int[] row = {0};
        new CsvFile(file)
                .records((line, record) -> members.computeIfAbsent(record.get(1), it -> new ArrayList<>())
                        .add(row[0]++));
        double found = 0;
        double proposed = 0;
        for (List<Integer> cluster : members.values()) {
            for (int i = 0; i < cluster.size(); i++) {
                for (int j = 0; j < i; j++) {
                    if (roll.mayPair(cluster.get(i), cluster.get(j))) {
                        proposed++;
                        found += persons[cluster.get(i)] == persons[cluster.get(j)] ? 1 : 0;
                    }
                }
            }
        }
        return Figures.of(found, proposed, BlockingRecall.truePairs(roll, persons));
    }
}
