package org.anydoor.linkage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One field of all records: each value that occurs is prepared once, and a record holds its number. */
final class Column {

    static final int MISSING = -1;

    final Field field;
    final Comparison comparison;
    final Frequencies frequencies;
    final int[] codes;
    private final List<Object> values;

    private Column(Field field, Comparison comparison, Frequencies frequencies, int[] codes, List<Object> values) {
        this.field = field;
        this.comparison = comparison;
        this.frequencies = frequencies;
        this.codes = codes;
        this.values = values;
    }

    /** Counts how often each term occurs, unless frequencies are given by a model. */
    static Column of(Field field, int index, List<Entry> entries, @Nullable Frequencies given) {
        Comparison comparison = field.type().comparison();
        Map<String, Integer> numbers = new HashMap<>();
        List<String> texts = new ArrayList<>();
        List<Integer> uses = new ArrayList<>();
        int[] codes = new int[entries.size()];
        for (int row = 0; row < codes.length; row++) {
            String text = entries.get(row).values().get(index);
            codes[row] = text == null || text.isBlank() ? MISSING : number(text, numbers, texts, uses);
        }
        Frequencies frequencies = given != null ? given : counted(comparison, texts, uses);
        List<Object> values = new ArrayList<>();
        int[] prepared = new int[texts.size()];
        for (int i = 0; i < prepared.length; i++) {
            Object value = comparison.prepare(texts.get(i), frequencies);
            prepared[i] = value == null ? MISSING : values.size();
            if (value != null) {
                values.add(value);
            }
        }
        for (int row = 0; row < codes.length; row++) {
            codes[row] = codes[row] == MISSING ? MISSING : prepared[codes[row]];
        }
        return new Column(field, comparison, frequencies, codes, values);
    }

    private static int number(String text, Map<String, Integer> numbers, List<String> texts, List<Integer> uses) {
        Integer known = numbers.putIfAbsent(text, texts.size());
        if (known == null) {
            texts.add(text);
            uses.add(1);
            return texts.size() - 1;
        }
        uses.set(known, uses.get(known) + 1);
        return known;
    }

    private static Frequencies counted(Comparison comparison, List<String> texts, List<Integer> uses) {
        Map<String, Integer> counts = new HashMap<>();
        int known = 0;
        for (int i = 0; i < texts.size(); i++) {
            int times = uses.get(i);
            List<String> terms = comparison.terms(texts.get(i));
            known += terms.isEmpty() ? 0 : times;
            terms.forEach(term -> counts.merge(term, times, Integer::sum));
        }
        return new Frequencies(counts, known);
    }

    Object value(int code) {
        return values.get(code);
    }

    int distinct() {
        return values.size();
    }
}
