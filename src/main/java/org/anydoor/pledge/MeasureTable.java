package org.anydoor.pledge;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.anydoor.pledge.measures.Measure;

/** A measure by quarter as it may be shown: hidden counts are already out of it. */
public record MeasureTable(List<String> dimensions, List<Row> rows) {

    /**
     * One quarter.
     *
     * @param name as in {@code 2026 Q3}, with a space that does not break
     * @param counts in the order of the dimensions; empty where hidden
     * @param share the percent of the dimension that matters; empty where hidden or not asked for
     */
    public record Row(String name, List<OptionalLong> counts, OptionalLong total, OptionalLong share) {}

    static MeasureTable of(Measure measure, List<Measure.Cell> cells, YearMonth from, YearMonth to) {
        var byQuarter = new TreeMap<YearMonth, Map<String, Long>>();
        for (YearMonth quarter = quarter(from); !quarter.isAfter(to); quarter = quarter.plusMonths(3)) {
            byQuarter.put(quarter, new TreeMap<>());
        }
        for (Measure.Cell cell : cells) {
            var counts = byQuarter.get(quarter(cell.month()));
            if (counts != null) {
                counts.merge(cell.dimension(), cell.count(), Long::sum);
            }
        }
        var rows = new ArrayList<Row>();
        byQuarter.forEach((quarter, counts) -> rows.add(row(measure, quarter, counts)));
        return new MeasureTable(measure.dimensions(), rows);
    }

    private static YearMonth quarter(YearMonth month) {
        return month.withMonth((month.getMonthValue() - 1) / 3 * 3 + 1);
    }

    private static Row row(Measure measure, YearMonth quarter, Map<String, Long> byDimension) {
        long[] counts = measure.dimensions().stream()
                .mapToLong(it -> byDimension.getOrDefault(it, 0L))
                .toArray();
        SmallCells.Row may = SmallCells.hide(counts);
        var shown = new ArrayList<OptionalLong>();
        long total = 0;
        for (int at = 0; at < counts.length; at++) {
            total += counts[at];
            shown.add(may.shown()[at] ? OptionalLong.of(counts[at]) : OptionalLong.empty());
        }
        OptionalLong sum = may.totalShown() ? OptionalLong.of(total) : OptionalLong.empty();
        return new Row(name(quarter), shown, sum, share(measure, shown, sum));
    }

    private static OptionalLong share(Measure measure, List<OptionalLong> shown, OptionalLong total) {
        if (measure.share().isEmpty() || total.isEmpty() || total.getAsLong() == 0) {
            return OptionalLong.empty();
        }
        OptionalLong part =
                shown.get(measure.dimensions().indexOf(measure.share().get()));
        return part.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(Math.round(100.0 * part.getAsLong() / total.getAsLong()));
    }

    private static String name(YearMonth quarter) {
        return quarter.getYear() + "\u00a0Q" + ((quarter.getMonthValue() + 2) / 3);
    }
}
