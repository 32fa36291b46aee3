package org.anydoor.pledge.web;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
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

    /** The same quarter a year before. */
    public MeasureTable.Row yearBefore() {
        return table.rows().get(table.rows().size() - 6);
    }

    public OptionalLong value(MeasureTable.Row row) {
        return isShare() ? row.share() : row.total();
    }
}
