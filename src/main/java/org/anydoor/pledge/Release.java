package org.anydoor.pledge;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.anydoor.pledge.measures.Measure;

/**
 * Decides what may be told of one closed quarter by measures that count the same: no count of 1 to 10, none that could be worked out
 * from the others, and none that the difference to an earlier edition would give away (docs/decisions/0007-small-counts.md).
 */
final class Release {
    private final YearMonth quarter;
    private final Instant now;
    private final List<Table> tables;

    /** One measure's true counts of the quarter, in the order of its dimensions, and what was told of them before. */
    record Table(Measure measure, List<String> dimensions, long[] counts, List<Edition> earlier) {
        long total() {
            return Arrays.stream(counts).sum();
        }

        boolean isNew() {
            return earlier.isEmpty();
        }
    }

    /** What of a table is told. */
    record Known(Table table, boolean[] counts, boolean total) {}

    Release(YearMonth quarter, Instant now, List<Table> tables) {
        this.quarter = quarter;
        this.now = now;
        this.tables = tables;
    }

    /** An edition of each table; none where nothing is new, less could be told than before, or too much. */
    List<Edition> editions() {
        boolean isFirst = tables.stream().allMatch(Table::isNew);
        List<Known> known =
                tables.stream().map(it -> it.isNew() ? alone(it) : further(it)).toList();
        while (new Reader(known, now).worksOutWhatIsHidden()) {
            if (!isFirst || !hideOneMore(known)) {
                return List.of();
            }
        }
        List<Edition> editions = known.stream().map(this::edition).toList();
        return isFirst || isBetter(editions) ? editions : List.of();
    }

    private static Known alone(Table table) {
        SmallCells.Row row = SmallCells.hide(table.counts());
        return new Known(table, row.shown(), row.totalShown());
    }

    private static Known further(Table table) {
        boolean[] counts = new boolean[table.counts().length];
        for (int at = 0; at < counts.length; at++) {
            String dimension = table.dimensions().get(at);
            counts[at] = isFar(table.counts()[at], table.earlier().stream().map(it -> it.count(dimension)));
        }
        return new Known(
                table, counts, isFar(table.total(), table.earlier().stream().map(Edition::total)));
    }

    /** Neither small itself nor a small step from what was told. */
    private static boolean isFar(long count, Stream<OptionalLong> told) {
        return !SmallCells.small(count)
                && told.flatMapToLong(OptionalLong::stream).noneMatch(it -> SmallCells.small(Math.abs(count - it)));
    }

    private static boolean hideOneMore(List<Known> known) {
        record Place(Known in, int at) {
            long count() {
                return in.table().counts()[at];
            }
        }
        var next = known.stream()
                .flatMap(it -> IntStream.range(0, it.counts().length).mapToObj(at -> new Place(it, at)))
                .filter(it -> it.in().counts()[it.at()] && it.count() > 0)
                .min(Comparator.comparingLong(Place::count));
        next.ifPresent(it -> it.in().counts()[it.at()] = false);
        return next.isPresent();
    }

    private boolean isBetter(List<Edition> editions) {
        boolean isNews = false;
        for (int at = 0; at < tables.size(); at++) {
            Edition next = editions.get(at);
            if (tables.get(at).isNew()) {
                isNews = true;
            } else {
                Edition last = tables.get(at).earlier().getLast();
                if (next.told() < last.told()
                        || last.total().isPresent() && next.total().isEmpty()) {
                    return false;
                }
                isNews |= !next.tellsTheSame(last);
            }
        }
        return isNews;
    }

    private Edition edition(Known known) {
        Table table = known.table();
        var counts = new ArrayList<OptionalLong>();
        for (int at = 0; at < table.counts().length; at++) {
            counts.add(known.counts()[at] ? OptionalLong.of(table.counts()[at]) : OptionalLong.empty());
        }
        OptionalLong total = known.total() ? OptionalLong.of(table.total()) : OptionalLong.empty();
        return new Edition(table.measure().key(), quarter, now, table.dimensions(), counts, total);
    }
}
