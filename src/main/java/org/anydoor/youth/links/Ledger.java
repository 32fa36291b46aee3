package org.anydoor.youth.links;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anydoor.linkage.Decided;
import org.anydoor.youth.YouthId;

/** What was said of many pairs; the same lines make the same clusters, in whatever order they are read. */
public final class Ledger {
    private final Map<Pair, PairStory> stories = new LinkedHashMap<>();

    private Ledger() {}

    /** Reads the ledger from its lines. */
    public static Ledger of(Collection<LedgerLine> lines) {
        Ledger ledger = new Ledger();
        lines.stream()
                .collect(Collectors.groupingBy(LedgerLine::pair))
                .forEach((pair, of) -> ledger.stories.put(pair, new PairStory(pair, of)));
        return ledger;
    }

    /** The ledger with another story of one pair. */
    Ledger with(PairStory story) {
        Ledger other = new Ledger();
        other.stories.putAll(stories);
        other.stories.put(story.pair(), story);
        return other;
    }

    /** What was said of one pair, which may be nothing. */
    public PairStory story(Pair pair) {
        return stories.getOrDefault(pair, PairStory.untold(pair));
    }

    /** All records that are one young person with this one, itself among them. */
    public Set<YouthId> connected(YouthId one) {
        Set<YouthId> found = new TreeSet<>(Pair.ORDER);
        Deque<YouthId> open = new ArrayDeque<>(List.of(one));
        while (!open.isEmpty()) {
            YouthId next = open.pop();
            if (found.add(next)) {
                linked().filter(it -> it.both().contains(next)).forEach(it -> open.push(it.beside(next)));
            }
        }
        return found;
    }

    /** The young people of whom there is more than one record. */
    public Set<Set<YouthId>> clusters() {
        return linked().map(it -> connected(it.first())).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Whether saying this would make one young person of two records of whom somebody says that they are two, or the reverse. */
    public boolean isContradictedBy(Pair pair, Verdict verdict) {
        Set<YouthId> one = connected(pair.first());
        if (one.contains(pair.second())) {
            return verdict == Verdict.NOT_THE_SAME;
        }
        Set<YouthId> other = connected(pair.second());
        return verdict == Verdict.SAME
                && stories.values().stream()
                        .filter(it -> it.standing() == Standing.NOT_THE_SAME
                                && !it.pair().equals(pair))
                        .anyMatch(it -> it.pair().both().stream().anyMatch(one::contains)
                                && it.pair().both().stream().anyMatch(other::contains));
    }

    /** What every run of the program obeys, by the records' rows in it. */
    public List<Decided> decided(List<YouthId> rows) {
        List<Decided> decided = new ArrayList<>();
        for (PairStory story : stories.values()) {
            int left = rows.indexOf(story.pair().first());
            int right = rows.indexOf(story.pair().second());
            Standing standing = story.standing();
            if (left >= 0 && right >= 0 && (standing == Standing.SAME || standing == Standing.NOT_THE_SAME)) {
                decided.add(new Decided(left, right, standing == Standing.SAME));
            }
        }
        return decided;
    }

    private Stream<Pair> linked() {
        return stories.values().stream()
                .filter(it -> it.standing() == Standing.SAME)
                .map(PairStory::pair);
    }
}
