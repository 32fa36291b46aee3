package org.anydoor.youth.links;

import java.util.Comparator;
import java.util.List;
import org.anydoor.youth.YouthId;

/** Two records, in the order in which the database sorts keys, so that there is one pair for both directions. */
public record Pair(YouthId first, YouthId second) {
    /** Java compares the halves of a key as signed numbers, PostgreSQL its bytes. */
    static final Comparator<YouthId> ORDER =
            Comparator.comparing(it -> it.value().toString());

    public Pair {
        if (ORDER.compare(first, second) >= 0) {
            throw new IllegalArgumentException("a pair is two records in their settled order");
        }
    }

    /** The pair of these two, given in any order. */
    public static Pair of(YouthId one, YouthId other) {
        return ORDER.compare(one, other) < 0 ? new Pair(one, other) : new Pair(other, one);
    }

    /** The one beside this one. */
    public YouthId beside(YouthId one) {
        return one.equals(first) ? second : first;
    }

    public List<YouthId> both() {
        return List.of(first, second);
    }
}
