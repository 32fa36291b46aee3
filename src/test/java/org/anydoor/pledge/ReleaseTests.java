package org.anydoor.pledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.pledge.measures.Measure;
import org.junit.jupiter.api.Test;

/** What is told of a quarter, edition after edition, against a reader who keeps them all. */
class ReleaseTests {
    private static final YearMonth QUARTER = YearMonth.of(2026, 4);
    private static final Instant FIRST = Instant.parse("2026-07-11T07:20:00Z");
    private static final Counting DOORS = new Counting("doors", List.of("a", "b", "c", "d"), List.of());
    private static final Counting TIMES =
            new Counting("times", List.of("quick", "slow", "none"), List.of(Measure.Same.total("doors")));
    private static final Counting PART =
            new Counting("part", List.of("x", "y"), List.of(new Measure.Same(List.of(), "doors", List.of("a", "b"))));

    private record Counting(String key, List<String> dimensions, List<Same> same) implements Measure {
        @Override
        public List<Cell> count(AgencyId agency, YearMonth from) {
            return List.of();
        }
    }

    private static List<Edition> next(List<Edition> before, int edition, long[] doors, long[] times, long[] part) {
        return new Release(
                        QUARTER,
                        FIRST.plusSeconds(86_400L * edition),
                        List.of(table(DOORS, doors, before), table(TIMES, times, before), table(PART, part, before)))
                .editions();
    }

    private static Release.Table table(Measure measure, long[] counts, List<Edition> before) {
        return new Release.Table(
                measure,
                measure.dimensions(),
                counts,
                before.stream().filter(it -> it.measure().equals(measure.key())).toList());
    }

    private static long[] of(long... counts) {
        return counts;
    }

    private static List<String> attack(List<Edition> editions) {
        return new Attack(List.of(DOORS, TIMES, PART), editions).found();
    }

    @Test
    void whatHidesInOneTableIsNotToldByAnother() {
        List<Edition> told = next(List.of(), 0, of(30, 4, 50, 60), of(100, 24, 20), of(20, 14));
        assertThat(told).hasSize(3);
        assertThat(told.getFirst().count("b")).isEmpty();
        assertThat(attack(told)).isEmpty();
    }

    @Test
    void theAttackFindsWhatATableAloneWouldGiveAway() {
        var careless = List.of(
                new Edition(
                        "doors",
                        QUARTER,
                        FIRST,
                        DOORS.dimensions(),
                        List.of(OptionalLong.of(30), OptionalLong.empty(), OptionalLong.of(50), OptionalLong.empty()),
                        OptionalLong.of(144)),
                new Edition(
                        "part",
                        QUARTER,
                        FIRST,
                        PART.dimensions(),
                        List.of(OptionalLong.of(20), OptionalLong.of(14)),
                        OptionalLong.of(34)));
        assertThat(attack(careless)).anyMatch(it -> it.contains("doors") && it.endsWith("b = 4"));
    }

    @Test
    void aSmallCorrectionIsNotTold() {
        List<Edition> told = new ArrayList<>(next(List.of(), 0, of(30, 40, 50, 60), of(100, 60, 20), of(50, 20)));
        assertThat(next(told, 1, of(33, 40, 50, 60), of(103, 60, 20), of(53, 20)))
                .isEmpty();
        assertThat(next(told, 1, of(30, 40, 50, 60), of(100, 60, 20), of(50, 20)))
                .as("nothing new")
                .isEmpty();
    }

    @Test
    void aLargeCorrectionIs() {
        List<Edition> told = new ArrayList<>(next(List.of(), 0, of(30, 40, 50, 60), of(100, 60, 20), of(50, 20)));
        List<Edition> more = next(told, 1, of(50, 40, 50, 60), of(120, 60, 20), of(70, 20));
        assertThat(more).hasSize(3);
        told.addAll(more);
        assertThat(attack(told)).isEmpty();
    }

    @Property(tries = 300)
    void noEditionAndNoDifferenceTellsOf1To10(
            @ForAll @Size(5) List<@Size(4) List<@IntRange(min = 0, max = 30) Integer>> grows,
            @ForAll @IntRange(min = 0, max = 100) int quick,
            @ForAll @IntRange(min = 0, max = 100) int split) {
        List<Edition> told = new ArrayList<>();
        long[] doors = new long[4];
        for (int edition = 0; edition < grows.size(); edition++) {
            for (int at = 0; at < 4; at++) {
                doors[at] += grows.get(edition).get(at);
            }
            long all = doors[0] + doors[1] + doors[2] + doors[3];
            long fast = all * quick / 100;
            long some = (doors[0] + doors[1]) * split / 100;
            told.addAll(next(
                    told,
                    edition,
                    doors.clone(),
                    of(fast, (all - fast) / 2, all - fast - (all - fast) / 2),
                    of(some, doors[0] + doors[1] - some)));
            assertThat(attack(told)).isEmpty();
        }
    }
}
