package org.anydoor.pledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.pledge.measures.Measure;
import org.junit.jupiter.api.Test;

/** What one quarter says, from nothing but the counts that may be shown. */
class MeasureTableTests {
    private static final YearMonth JULY = YearMonth.of(2026, 7);
    private static final List<String> TIMES = List.of("hour-1", "hours-4", "longer", "waits");

    private record Times(List<String> dimensions, List<String> spans) implements Measure {
        @Override
        public String key() {
            return "x.y";
        }

        @Override
        public List<Cell> count(AgencyId agency, YearMonth from) {
            return List.of();
        }
    }

    private record Answers(List<String> dimensions) implements Measure {
        @Override
        public String key() {
            return "x.y";
        }

        @Override
        public Optional<String> share() {
            return Optional.of("accepted");
        }

        @Override
        public List<String> shareOf() {
            return List.of("accepted", "declined");
        }

        @Override
        public List<Cell> count(AgencyId agency, YearMonth from) {
            return List.of();
        }
    }

    private static MeasureTable.Row row(Measure measure, long... counts) {
        return table(measure, counts).rows().getFirst();
    }

    private static MeasureTable table(Measure measure, long... counts) {
        List<Measure.Cell> cells = new ArrayList<>();
        for (int at = 0; at < counts.length; at++) {
            cells.add(new Measure.Cell(JULY, measure.dimensions().get(at), counts[at]));
        }
        return MeasureTable.of(measure, Map.of(), cells, JULY, JULY);
    }

    private static Optional<String> half(long... counts) {
        return row(new Times(TIMES, List.of("hour-1", "hours-4")), counts).half();
    }

    @Test
    void aYearIsAddedUpFromWhatItsQuartersShowAndFromNothingElse() {
        Measure answers = new Answers(List.of("accepted", "declined"));
        List<Measure.Cell> cells = new ArrayList<>();
        for (int quarter = 0; quarter < 4; quarter++) {
            YearMonth month = YearMonth.of(2025, 1 + 3 * quarter);
            cells.add(new Measure.Cell(month, "accepted", 60));
            cells.add(new Measure.Cell(month, "declined", 20));
        }
        MeasureTable whole = MeasureTable.of(answers, Map.of(), cells, YearMonth.of(2025, 1), YearMonth.of(2026, 2));
        MeasureTable.Row year = whole.year(answers, 2025).orElseThrow();
        assertThat(year.total()).hasValue(320);
        assertThat(year.share()).hasValue(75);
        assertThat(whole.year(answers, 2026)).isEmpty();
        cells.set(1, new Measure.Cell(YearMonth.of(2025, 1), "declined", 3));
        MeasureTable few = MeasureTable.of(answers, Map.of(), cells, YearMonth.of(2025, 1), YearMonth.of(2026, 2));
        assertThat(few.year(answers, 2025).orElseThrow().share()).isEmpty();
    }

    @Test
    void halfIsToldByTheSpanInWhichItFalls() {
        assertThat(half(60, 20, 20, 0)).contains("hour-1");
        assertThat(half(40, 30, 30, 0)).contains("hours-4");
        assertThat(half(20, 20, 60, 0)).contains("waits");
    }

    @Test
    void halfIsNotToldWhereHiddenCountsCouldLieOnEitherSide() {
        assertThat(half(9, 8, 14, 0)).isEmpty();
        assertThat(half(5, 80, 6, 20)).contains("hours-4");
    }

    @Test
    void aShareIsTakenOfWhatItNamesAlone() {
        var measure = new Answers(List.of("accepted", "declined", "delivered"));
        assertThat(row(measure, 75, 25, 300).share()).hasValue(75);
        assertThat(row(measure, 75, 5, 300).share()).isEmpty();
    }

    @Test
    void aQuarterBeforeTheFirstCountIsNotANought() {
        var cells = List.of(new Measure.Cell(JULY, "hour-1", 20));
        var table = MeasureTable.of(
                new Times(TIMES, List.of("hour-1", "hours-4")), Map.of(), cells, YearMonth.of(2026, 4), JULY);
        assertThat(table.rows()).extracting(MeasureTable.Row::counted).containsExactly(false, true);
    }

    @Test
    void noLineLeadsToTheQuarterThatStillRuns() {
        List<Measure.Cell> cells = new ArrayList<>();
        for (int quarter = 0; quarter < 3; quarter++) {
            cells.add(new Measure.Cell(JULY.minusMonths(3L * quarter), "hour-1", 20));
        }
        var measure = new Times(TIMES, List.of("hour-1", "hours-4"));
        Trend trend = Trend.of(MeasureTable.of(measure, Map.of(), cells, JULY.minusMonths(6), JULY), false);
        assertThat(trend.dots()).extracting(Trend.Dot::running).containsExactly(false, false, true);
        assertThat(trend.dots()).extracting(Trend.Dot::last).containsExactly(false, true, false);
        assertThat(trend.paths())
                .singleElement()
                .asString()
                .doesNotContain(Double.toString(trend.dots().getLast().x()));
    }
}
