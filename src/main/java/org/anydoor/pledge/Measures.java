package org.anydoor.pledge;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.audit.Audit;
import org.anydoor.pledge.measures.Measure;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gathers what the modules count, per agency, and shows the sums with small counts hidden. */
@Service
public class Measures {
    private static final int QUARTERS_SHOWN = 8;

    private final List<Measure> all;
    private final Cells cells;
    private final Audit audit;
    private final Clock clock;
    private final ZoneId city;

    Measures(
            List<Measure> all,
            Cells cells,
            Audit audit,
            Clock clock,
            @Value("${anydoor.city-zone:America/Chicago}") ZoneId city) {
        this.all = all.stream().sorted(Comparator.comparing(Measure::key)).toList();
        this.cells = cells;
        this.audit = audit;
        this.clock = clock;
        this.city = city;
    }

    /** A measure with its table and the moment up to which every agency is counted. */
    public record Shown(Measure measure, MeasureTable table, Optional<Instant> asOf) {}

    /** All measures, for a reader whose role reads measures; nothing for others. */
    @Transactional(readOnly = true)
    public List<Shown> list() {
        return cells.mayRead() ? all.stream().map(this::shown).toList() : List.of();
    }

    /** The same taken out as a file; the trail says who took it. */
    @Transactional
    public List<Shown> export() {
        List<Shown> shown = list();
        if (!shown.isEmpty()) {
            audit.record("platform.export", List.of());
        }
        return shown;
    }

    /** Counts one agency anew; the caller is the measures job of that agency. */
    @Transactional
    public void compute(AgencyId agency) {
        YearMonth from = first().minusMonths(24);
        for (Measure measure : all) {
            cells.replace(measure, agency, from, measure.count(agency, from), clock.instant());
        }
    }

    /** One measure; empty where it is unknown or the reader's role reads none. */
    @Transactional(readOnly = true)
    public Optional<Shown> find(String key) {
        return cells.mayRead()
                ? all.stream().filter(it -> it.key().equals(key)).findFirst().map(this::shown)
                : Optional.empty();
    }

    private Shown shown(Measure measure) {
        YearMonth from = first();
        var sums = cells.sums(measure.key(), from);
        return new Shown(
                measure, MeasureTable.of(measure, sums, from, YearMonth.from(today())), cells.asOf(measure.key()));
    }

    private YearMonth first() {
        YearMonth now = YearMonth.from(today());
        return now.withMonth((now.getMonthValue() - 1) / 3 * 3 + 1).minusMonths(3L * (QUARTERS_SHOWN - 1));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), city);
    }
}
