package org.anydoor.pledge.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.anydoor.platform.i18n.Text;
import org.anydoor.pledge.MeasureTable;
import org.anydoor.pledge.Measures;
import org.anydoor.pledge.Trend;
import org.anydoor.pledge.measures.Measure;

/** A measure as its page draws it. The last full quarter speaks for the measure; the running one only joins the table. */
public record MeasureView(Measure measure, MeasureTable table, Trend trend, Optional<Instant> asOf) {

    static MeasureView of(Measures.Shown shown) {
        return new MeasureView(
                shown.measure(),
                shown.table(),
                Trend.of(shown.table(), shown.measure().share().isPresent()),
                shown.asOf());
    }

    public String key() {
        return measure.key();
    }

    public boolean isShare() {
        return measure.share().isPresent();
    }

    /** The quarter before the running one. */
    public MeasureTable.Row last() {
        return table.rows().get(table.rows().size() - 2);
    }

    /** Every quarter that has ended, the oldest first. */
    List<MeasureTable.Row> closed() {
        return table.rows().subList(0, table.rows().size() - 1);
    }

    Optional<MeasureTable.Row> year(int year) {
        return table.year(measure, year);
    }

    /** The target, and whether the row reached it; nothing for a measure without one. */
    public String target(Text text, MeasureTable.Row row) {
        return measure.target()
                .map(it -> text.t("pledge.measure.target", it)
                        + row.share().stream()
                                .mapToObj(share ->
                                        " " + text.t(share >= it ? "pledge.measure.reached" : "pledge.measure.missed"))
                                .findFirst()
                                .orElse(""))
                .orElse("");
    }

    /** The same quarter a year before. */
    public MeasureTable.Row yearBefore() {
        return table.rows().get(table.rows().size() - 6);
    }

    /** One count of the table. */
    public record Line(String measure, String quarter, String value, String count) {}

    /** The whole table, a line each. */
    List<Line> lines(Text text) {
        List<Line> lines = new ArrayList<>();
        for (MeasureTable.Row row : table.rows()) {
            for (int at = 0; at < table.dimensions().size(); at++) {
                String value = measure.name(text, table.dimensions().get(at));
                lines.add(new Line(text.t(key() + ".name"), row.name(), value, count(text, row, at)));
            }
        }
        return lines;
    }

    private static String count(Text text, MeasureTable.Row row, int at) {
        OptionalLong count = row.counts().get(at);
        if (!row.counted()) {
            return text.t("pledge.not-counted");
        }
        return count.isEmpty() ? text.t("pledge.hidden") : Long.toString(count.getAsLong());
    }

    /** One quarter in a few words with its unit, for a list. */
    public String brief(Text text, MeasureTable.Row row) {
        return words(text, row, ".short");
    }

    /** One quarter as a sentence. */
    public String sentence(Text text, MeasureTable.Row row) {
        boolean told =
                measure.spans().isEmpty() ? value(row).isPresent() : row.half().isPresent();
        if (!row.counted()) {
            return text.t("pledge.measure.lede-not-counted", row.name());
        }
        return told ? words(text, row, ".lede") : text.t("pledge.measure.lede-hidden", row.name());
    }

    private String words(Text text, MeasureTable.Row row, String kind) {
        if (!row.counted()) {
            return text.t("pledge.not-counted");
        }
        if (!measure.spans().isEmpty()) {
            return row.half().map(it -> half(text, row, it, kind)).orElseGet(() -> text.t("pledge.hidden"));
        }
        OptionalLong value = value(row);
        return value.isEmpty() ? text.t("pledge.hidden") : text.t(key() + kind, value.getAsLong(), row.name());
    }

    private String half(Text text, MeasureTable.Row row, String span, String kind) {
        boolean within = measure.spans().contains(span);
        String end = within ? span : measure.spans().getLast();
        return text.t(key() + kind + (within ? "" : "-longer"), text.t(key() + ".within." + end), row.name());
    }

    public OptionalLong value(MeasureTable.Row row) {
        return isShare() ? row.share() : row.total();
    }
}
