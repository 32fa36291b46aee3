package org.anydoor.pledge;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.anydoor.pledge.measures.Measure;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells closed quarters, edition by edition, so that no edition and no difference of two gives a young person away. */
@Service
public class Publication {
    /** A quarter is told once its clocks have run out and late work is written down. */
    static final int SETTLES_IN_DAYS = 10;

    static final int QUARTERS = 8;

    private final List<Measure> all;
    private final Cells cells;
    private final Editions editions;
    private final Clock clock;
    private final ZoneId city;

    Publication(
            List<Measure> all,
            Cells cells,
            Editions editions,
            Clock clock,
            @Value("${anydoor.city-zone:America/Chicago}") ZoneId city) {
        this.all = all.stream().sorted(Comparator.comparing(Measure::key)).toList();
        this.cells = cells;
        this.editions = editions;
        this.clock = clock;
        this.city = city;
    }

    /** One count that was told; empty where it was held back. */
    public record Told(Measure measure, YearMonth quarter, String dimension, String count, Instant at) {}

    /** Everything that was told last, for everybody. */
    @Transactional(readOnly = true)
    public List<Told> all() {
        var lines = new ArrayList<Told>();
        for (Edition edition : editions.latest(null)) {
            all.stream()
                    .filter(it -> it.key().equals(edition.measure()))
                    .findFirst()
                    .ifPresent(measure -> {
                        for (String dimension : edition.dimensions()) {
                            var count = edition.count(dimension);
                            lines.add(new Told(
                                    measure,
                                    edition.quarter(),
                                    dimension,
                                    count.isPresent() ? Long.toString(count.getAsLong()) : "",
                                    edition.toldAt()));
                        }
                    });
        }
        return lines;
    }

    /** Tells what is new of each closed quarter, for the agencies that count together or for the one walled agency that acts. */
    @Transactional
    public void release() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        YearMonth running = quarter(YearMonth.from(today()));
        for (int back = QUARTERS - 1; back >= 1; back--) {
            YearMonth quarter = running.minusMonths(3L * back);
            if (isSettled(quarter)) {
                for (Set<Measure> linked : linked()) {
                    release(quarter, now, linked);
                }
            }
        }
    }

    private void release(YearMonth quarter, Instant now, Set<Measure> linked) {
        List<Edition> before = editions.of(quarter);
        var tables = new ArrayList<Release.Table>();
        for (Measure measure : linked) {
            List<Measure.Cell> counted = cells.sums(measure.key(), quarter).stream()
                    .filter(it -> quarter(it.month()).equals(quarter))
                    .toList();
            tables.add(new Release.Table(
                    measure,
                    measure.dimensions(),
                    measure.dimensions().stream()
                            .mapToLong(dimension -> counted.stream()
                                    .filter(it -> it.dimension().equals(dimension))
                                    .mapToLong(Measure.Cell::count)
                                    .sum())
                            .toArray(),
                    before.stream()
                            .filter(it -> it.measure().equals(measure.key()))
                            .toList()));
        }
        if (tables.stream().anyMatch(it -> it.total() > 0)) {
            editions.add(new Release(quarter, now, tables).editions());
        }
    }

    /** Measures that count the same, however far apart, are told together. */
    private List<Set<Measure>> linked() {
        var groups = new ArrayList<Set<Measure>>();
        for (Measure measure : all) {
            var group = new HashSet<>(Set.of(measure));
            groups.removeIf(other -> {
                boolean joins = other.stream().anyMatch(it -> isLinked(it, measure));
                if (joins) {
                    group.addAll(other);
                }
                return joins;
            });
            groups.add(group);
        }
        return groups;
    }

    private static boolean isLinked(Measure one, Measure other) {
        return one.same().stream().anyMatch(it -> it.other().equals(other.key()))
                || other.same().stream().anyMatch(it -> it.other().equals(one.key()));
    }

    boolean isSettled(YearMonth quarter) {
        return quarter.plusMonths(3).atDay(SETTLES_IN_DAYS).isBefore(today());
    }

    static YearMonth quarter(YearMonth month) {
        return month.withMonth((month.getMonthValue() - 1) / 3 * 3 + 1);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), city);
    }
}
