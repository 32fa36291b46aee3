package org.anydoor.linkage;

import java.util.HashMap;
import java.util.Map;

/** The share of records in which a term of one field occurs; unseen terms count as seen once. */
public final class Frequencies {

    private final Map<String, Integer> counts;
    private final int records;

    Frequencies(Map<String, Integer> counts, int records) {
        this.counts = new HashMap<>(counts);
        this.records = Math.max(2, records);
    }

    double share(String term) {
        return (double) counts.getOrDefault(term, 1) / records;
    }

    int records() {
        return records;
    }

    /** Terms that at least so many records share: rarer ones could tell of one child. */
    Map<String, Integer> counts(int atLeast) {
        Map<String, Integer> kept = new HashMap<>(counts);
        kept.values().removeIf(count -> count < atLeast);
        return kept;
    }
}
