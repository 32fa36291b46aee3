package org.anydoor.pledge.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.anydoor.platform.web.Option;
import org.anydoor.pledge.MeasureTable;

/**
 * All measures of one period on one sheet, as the committee takes them to the Council.
 *
 * @param period the quarter or the year of which the sentences speak
 * @param periods what else can be chosen: closed quarters, and years whose four quarters are closed
 */
public record MeasureReport(List<Section> sections, String period, List<Option> periods, Optional<Instant> asOf) {

    /** One measure, and its row of the period. */
    public record Section(MeasureView shown, MeasureTable.Row row) {}

    /** The period asked for; without one, or with one that does not exist, the last full quarter. */
    static MeasureReport of(List<MeasureView> measures, String asked) {
        List<MeasureTable.Row> rows = periods(measures.getFirst());
        MeasureTable.Row chosen = rows.stream()
                .filter(it -> key(it).equals(asked))
                .findFirst()
                .orElseGet(() -> measures.getFirst().last());
        return new MeasureReport(
                measures.stream()
                        .map(it -> new Section(it, row(it, chosen.name())))
                        .toList(),
                chosen.name(),
                rows.stream().map(it -> new Option(key(it), it.name())).toList(),
                measures.stream().flatMap(it -> it.asOf().stream()).min(Comparator.naturalOrder()));
    }

    /** The key of the chosen period, as it stands in the address. */
    public String key() {
        return period.replace('\u00a0', '-');
    }

    private static List<MeasureTable.Row> periods(MeasureView first) {
        List<MeasureTable.Row> closed = first.closed();
        List<MeasureTable.Row> periods = new ArrayList<>(closed.reversed());
        closed.stream()
                .map(it -> Integer.parseInt(it.name().substring(0, 4)))
                .distinct()
                .flatMap(it -> first.year(it).stream())
                .forEach(periods::add);
        return periods;
    }

    private static MeasureTable.Row row(MeasureView shown, String name) {
        return Stream.concat(
                        shown.table().rows().stream().filter(it -> it.name().equals(name)),
                        Stream.of(name)
                                .filter(it -> it.matches("\\d{4}"))
                                .flatMap(it -> shown.year(Integer.parseInt(it)).stream()))
                .findFirst()
                .orElseGet(shown::last);
    }

    private static String key(MeasureTable.Row row) {
        return row.name().replace('\u00a0', '-');
    }
}
