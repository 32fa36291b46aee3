package org.anydoor.pledge;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.anydoor.pledge.measures.Measure;

/** A measure by quarter as it may be shown: hidden counts are already out of it. */
public record MeasureTable(List<String> dimensions, List<Row> rows) {

    /**
     * One quarter.
     *
     * @param name as in {@code 2026 Q3}, with a space that does not break
     * @param counts in the order of the dimensions; empty where hidden
     * @param share the percent of the dimension that matters; empty where hidden or not asked for
     * @param half the span within which half falls; the last dimension where it is longer than any, empty where it cannot be told
     * @param counted whether anything had been counted by then
     */
    public record Row(
            String name,
            List<OptionalLong> counts,
            OptionalLong total,
            OptionalLong share,
            Optional<String> half,
            boolean counted) {}

    /** Quarters that were told, by their editions; those that still run, by their cells with small counts hidden. */
    static MeasureTable of(
            Measure measure, Map<YearMonth, Edition> told, List<Measure.Cell> live, YearMonth from, YearMonth to) {
        var rows = new ArrayList<Row>();
        for (YearMonth quarter = Publication.quarter(from); !quarter.isAfter(to); quarter = quarter.plusMonths(3)) {
            Edition edition = told.get(quarter);
            rows.add(edition == null ? row(measure, quarter, live) : row(measure, edition));
        }
        return new MeasureTable(measure.dimensions(), rows);
    }

    /** A calendar year, added up from nothing but what its four quarters show; none while one of them runs or is not in the table. */
    public Optional<Row> year(Measure measure, int year) {
        List<Row> four = rows.subList(0, rows.size() - 1).stream()
                .filter(it -> it.counted() && it.name().startsWith(year + "\u00a0"))
                .toList();
        if (four.size() < 4) {
            return Optional.empty();
        }
        List<OptionalLong> counts = IntStream.range(0, dimensions.size())
                .mapToObj(at -> all(four.stream().map(it -> it.counts().get(at))))
                .toList();
        OptionalLong total = all(four.stream().map(Row::total));
        return Optional.of(new Row(
                Integer.toString(year),
                counts,
                total,
                share(measure, counts, total),
                half(measure, counts, total),
                true));
    }

    /** The sum, if each part is shown. */
    private static OptionalLong all(Stream<OptionalLong> parts) {
        List<OptionalLong> each = parts.toList();
        return each.stream().anyMatch(OptionalLong::isEmpty)
                ? OptionalLong.empty()
                : OptionalLong.of(
                        each.stream().mapToLong(OptionalLong::getAsLong).sum());
    }

    private static Row row(Measure measure, Edition edition) {
        List<OptionalLong> counts =
                measure.dimensions().stream().map(edition::count).toList();
        return row(measure, edition.quarter(), counts, edition.total(), true);
    }

    private static Row row(Measure measure, YearMonth quarter, List<Measure.Cell> cells) {
        long[] counts = new long[measure.dimensions().size()];
        boolean counted = false;
        for (Measure.Cell cell : cells) {
            int at = measure.dimensions().indexOf(cell.dimension());
            if (at >= 0 && Publication.quarter(cell.month()).equals(quarter)) {
                counts[at] += cell.count();
                counted = true;
            }
        }
        SmallCells.Row may = SmallCells.hide(counts);
        var shown = new ArrayList<OptionalLong>();
        for (int at = 0; at < counts.length; at++) {
            shown.add(may.shown()[at] ? OptionalLong.of(counts[at]) : OptionalLong.empty());
        }
        OptionalLong total =
                may.totalShown() ? OptionalLong.of(Arrays.stream(counts).sum()) : OptionalLong.empty();
        return row(measure, quarter, shown, total, counted);
    }

    private static Row row(
            Measure measure, YearMonth quarter, List<OptionalLong> shown, OptionalLong total, boolean counted) {
        return new Row(name(quarter), shown, total, share(measure, shown, total), half(measure, shown, total), counted);
    }

    private static OptionalLong share(Measure measure, List<OptionalLong> shown, OptionalLong total) {
        if (measure.share().isEmpty() || total.isEmpty()) {
            return OptionalLong.empty();
        }
        OptionalLong part =
                shown.get(measure.dimensions().indexOf(measure.share().get()));
        OptionalLong all = measure.shareOf().equals(measure.dimensions()) ? total : sum(measure, shown);
        return part.isEmpty() || all.isEmpty() || all.getAsLong() == 0
                ? OptionalLong.empty()
                : OptionalLong.of(Math.round(100.0 * part.getAsLong() / all.getAsLong()));
    }

    private static OptionalLong sum(Measure measure, List<OptionalLong> shown) {
        long sum = 0;
        for (String dimension : measure.shareOf()) {
            OptionalLong count = shown.get(measure.dimensions().indexOf(dimension));
            if (count.isEmpty()) {
                return OptionalLong.empty();
            }
            sum += count.getAsLong();
        }
        return OptionalLong.of(sum);
    }

    /** Told from nothing but what the table shows: wherever the hidden counts may lie, half must fall into the same span. */
    private static Optional<String> half(Measure measure, List<OptionalLong> shown, OptionalLong total) {
        if (measure.spans().isEmpty() || total.isEmpty() || total.getAsLong() == 0) {
            return Optional.empty();
        }
        long hidden = total.getAsLong()
                - shown.stream().flatMapToLong(OptionalLong::stream).sum();
        double half = total.getAsLong() / 2.0;
        long before = 0;
        for (int at = 0; at < measure.spans().size(); at++) {
            long until = before + shown.get(at).orElse(0);
            boolean sure = before + (anyHidden(shown, at) ? hidden : 0) < half;
            if (until >= half) {
                return sure ? Optional.of(measure.dimensions().get(at)) : Optional.empty();
            }
            before = until;
        }
        boolean longer = before + (anyHidden(shown, measure.spans().size()) ? hidden : 0) < half;
        return longer ? Optional.of(measure.dimensions().getLast()) : Optional.empty();
    }

    private static boolean anyHidden(List<OptionalLong> shown, int before) {
        return shown.stream().limit(before).anyMatch(OptionalLong::isEmpty);
    }

    private static String name(YearMonth quarter) {
        return quarter.getYear() + "\u00a0Q" + ((quarter.getMonthValue() + 2) / 3);
    }
}
