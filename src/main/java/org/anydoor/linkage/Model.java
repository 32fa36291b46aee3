package org.anydoor.linkage;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * All that was learnt about one kind of record, with a version that changes whenever anything in it does.
 *
 * @param prior the share of true pairs among all pairs that there are
 */
public record Model(
        List<Field> fields, List<FieldModel> learnt, List<Frequencies> frequencies, List<Tie> ties, double prior) {

    private static final int GUESSED_RECORDS = 5_000;

    public Model {
        fields = List.copyOf(fields);
        learnt = List.copyOf(learnt);
        frequencies = List.copyOf(frequencies);
        ties = List.copyOf(ties);
    }

    /** A cautious beginning where there are too few records to learn from: every value counts as equally rare. */
    public static Model unlearnt(List<Field> fields) {
        List<FieldModel> guessed = new ArrayList<>();
        List<Frequencies> even = new ArrayList<>();
        for (Field field : fields) {
            guessed.add(FieldModel.guessed(field));
            even.add(new Frequencies(Map.of(), GUESSED_RECORDS));
        }
        return new Model(fields, guessed, even, List.of(), 1.0 / GUESSED_RECORDS);
    }

    /** The levels of a field, from the same to different. */
    public List<Level> levels(int field) {
        return fields.get(field).type().comparison().levels();
    }

    /** Names this very model: two with the same version give the same weights. */
    public String version() {
        CRC32 sum = new CRC32();
        sum.update(ModelJson.content(this).getBytes(StandardCharsets.UTF_8));
        return "fs1-%08x".formatted(sum.getValue());
    }

    /** Compares one record with others; their order is kept. */
    public List<Weighed> compare(Entry one, List<Entry> others) {
        List<Entry> all = new ArrayList<>(others);
        all.add(one);
        Roll roll = Roll.of(fields, all, frequencies);
        Comparer comparer = new Comparer(roll);
        Scoring scoring = scoring();
        String version = version();
        List<Weighed> weighed = new ArrayList<>();
        for (int row = 0; row < others.size(); row++) {
            comparer.compare(row, others.size());
            weighed.add(weighed(scoring, comparer.levels, scoring.weights(comparer.levels, comparer.bits, 0), version));
        }
        return weighed;
    }

    /** Says in words what a pair of a run rests on. */
    public Weighed explain(LinkedPair pair) {
        return weighed(scoring(), pair.levels(), pair.weights(), version());
    }

    private Weighed weighed(Scoring scoring, byte[] levels, double[] weights, String version) {
        List<Weighed.Reason> reasons = new ArrayList<>();
        double total = scoring.priorBits();
        for (int field = 0; field < weights.length; field++) {
            String words = levels[field] == Comparer.MISSING
                    ? "not known"
                    : levels(field).get(levels[field]).words();
            reasons.add(new Weighed.Reason(fields.get(field).name(), words, levels[field], weights[field]));
            total += weights[field];
        }
        return new Weighed(Scoring.probability(total), scoring.priorBits(), reasons, version);
    }

    Scoring scoring() {
        return new Scoring(this);
    }

    Model with(List<FieldModel> relearnt, double newPrior) {
        return new Model(fields, relearnt, frequencies, ties, newPrior);
    }

    Model withTies(List<Tie> found) {
        return new Model(fields, learnt, frequencies, found, prior);
    }
}
