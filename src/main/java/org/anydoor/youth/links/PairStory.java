package org.anydoor.youth.links;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * All that was said of one pair, in order. What stands is found by reading it from the start: nothing is ever changed in it, so
 * that taking a line back leaves exactly what was before. The view {@code youth.pair_now} reads it alike.
 */
public record PairStory(Pair pair, List<LedgerLine> lines) {
    /** From here on one person's word is enough: below, the program itself is wrong about one pair in twenty or oftener. */
    public static final double SURE = 0.95;

    public PairStory {
        lines = lines.stream()
                .sorted(Comparator.comparingInt(LedgerLine::position))
                .toList();
    }

    /** A pair of which nothing was ever said. */
    public static PairStory untold(Pair pair) {
        return new PairStory(pair, List.of());
    }

    public Standing standing() {
        List<LedgerLine> same = same();
        if (same.stream().anyMatch(it -> it.needed() == 1) || people(same).size() > 1) {
            return Standing.SAME;
        }
        if (!same.isEmpty()) {
            return Standing.HALF;
        }
        if (parted() > 0) {
            return Standing.NOT_THE_SAME;
        }
        return said().isEmpty() ? Standing.OPEN : Standing.NOT_SURE;
    }

    /** Whether this person is one of those whose word for "the same" counts now. */
    public boolean isJoinedBy(UUID person) {
        return people(same()).contains(person);
    }

    /** The position that the next line takes; whoever decides says which one they expect, so that nobody decides unseen. */
    public int next() {
        return lines.isEmpty() ? 1 : lines.getLast().position() + 1;
    }

    /** How many people it takes to link the pair now: two if it is unsure, or if somebody has said that they are two. */
    public int needed(double probability) {
        return probability < SURE || parted() > 0 ? 2 : 1;
    }

    /** The lines to take back so that the pair stands as it did before it was linked or parted. */
    public List<Integer> standingLines() {
        List<LedgerLine> same = same();
        if (!same.isEmpty()) {
            return same.stream().map(LedgerLine::position).toList();
        }
        return parted() > 0 ? List.of(parted()) : List.of();
    }

    /** The story with one more line. */
    public PairStory with(Verdict verdict, int needed, UUID by) {
        return with(new LedgerLine(pair, next(), verdict, null, needed, by));
    }

    /** The story with what stands taken back. */
    public PairStory takenBack(UUID by) {
        PairStory story = this;
        for (Integer position : standingLines()) {
            story = story.with(new LedgerLine(pair, story.next(), Verdict.WITHDRAWN, position, 1, by));
        }
        return story;
    }

    private PairStory with(LedgerLine line) {
        List<LedgerLine> longer = new ArrayList<>(lines);
        longer.add(line);
        return new PairStory(pair, longer);
    }

    private List<LedgerLine> said() {
        Set<Integer> takenBack = lines.stream()
                .map(LedgerLine::withdraws)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return lines.stream()
                .filter(it -> it.verdict() != Verdict.WITHDRAWN && !takenBack.contains(it.position()))
                .toList();
    }

    /** The position of the last "not the same" that stands, or 0. */
    private int parted() {
        return said().stream()
                .filter(it -> it.verdict() == Verdict.NOT_THE_SAME)
                .mapToInt(LedgerLine::position)
                .max()
                .orElse(0);
    }

    private List<LedgerLine> same() {
        int parted = parted();
        return said().stream()
                .filter(it -> it.verdict() == Verdict.SAME && it.position() > parted)
                .toList();
    }

    private static Set<UUID> people(List<LedgerLine> lines) {
        return lines.stream().map(LedgerLine::by).collect(Collectors.toSet());
    }
}
