package org.anydoor.pledge;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.audit.Audit;
import org.anydoor.pledge.measures.Measure;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gathers what the modules count, per agency, and shows the sums with small counts hidden. */
@Service
public class Measures {
    private final List<Measure> all;
    private final Cells cells;
    private final Editions editions;
    private final Publication publication;
    private final Audit audit;
    private final Clock clock;
    private final ZoneId city;

    Measures(
            List<Measure> all,
            Cells cells,
            Editions editions,
            Publication publication,
            Audit audit,
            Clock clock,
            @Value("${anydoor.city-zone:America/Chicago}") ZoneId city) {
        this.all = all.stream().sorted(Comparator.comparing(Measure::key)).toList();
        this.cells = cells;
        this.editions = editions;
        this.publication = publication;
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

    /** Closed quarters as they were told; what still runs as it is counted, for those who work on it. */
    private Shown shown(Measure measure) {
        YearMonth from = first();
        Map<YearMonth, Edition> told = editions.latest(measure.key()).stream()
                .collect(Collectors.toMap(Edition::quarter, Function.identity()));
        List<Measure.Cell> live = cells.sums(measure.key(), from).stream()
                .filter(it -> !publication.isSettled(Publication.quarter(it.month())))
                .toList();
        return new Shown(
                measure,
                MeasureTable.of(measure, told, live, from, YearMonth.from(today())),
                cells.asOf(measure.key()));
    }

    private YearMonth first() {
        return Publication.quarter(YearMonth.from(today())).minusMonths(3L * (Publication.QUARTERS - 1));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), city);
    }
}
