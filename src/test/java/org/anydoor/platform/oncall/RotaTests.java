package org.anydoor.platform.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.anydoor.platform.access.PersonId;
import org.junit.jupiter.api.Test;

class RotaTests {
    private static final ZoneId CITY = ZoneId.of("America/Chicago");
    private static final PersonId ROSE = new PersonId(new UUID(1, 1));
    private static final PersonId DANIEL = new PersonId(new UUID(1, 2));
    private static final PersonId MAI = new PersonId(new UUID(1, 3));

    @Test
    void aShiftOverMidnightIsTheNextMorningsToo() {
        Rota rota = rota(shift(Set.of(DayOfWeek.MONDAY), "18:00", "08:00", ROSE));
        assertThat(rota.lineAt(at("2026-11-23T18:00"))).containsExactly(ROSE);
        assertThat(rota.lineAt(at("2026-11-24T07:59"))).containsExactly(ROSE);
        assertThat(rota.lineAt(at("2026-11-24T08:00"))).isEmpty();
        assertThat(rota.lineAt(at("2026-11-23T17:59"))).isEmpty();
    }

    @Test
    void aShiftFromEightToEightLastsADay() {
        Rota rota = rota(shift(Set.of(DayOfWeek.SATURDAY), "08:00", "08:00", ROSE));
        assertThat(rota.onCallUntil(ROSE, at("2026-11-28T09:00"))).contains(at("2026-11-29T08:00"));
    }

    @Test
    void gapsAreToldFromWhenToWhen() {
        Rota rota = rota(
                shift(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), "08:00", "08:00", ROSE, DANIEL),
                shift(Set.of(DayOfWeek.SATURDAY), "08:00", "18:00", MAI),
                shift(Set.of(DayOfWeek.SUNDAY), "08:00", "08:00", MAI));
        assertThat(rota.gaps(at("2026-11-23T12:00"), at("2026-11-30T12:00")))
                .singleElement()
                .satisfies(gap -> {
                    assertThat(gap.from()).isEqualTo(at("2026-11-28T18:00"));
                    assertThat(gap.until()).isEqualTo(at("2026-11-29T08:00"));
                });
    }

    @Test
    void theNightWithTwoHoursAtOneIsCoveredTwiceRatherThanNotAtAll() {
        Rota rota = rota(
                shift(EnumSet.allOf(DayOfWeek.class), "13:30", "01:30", ROSE),
                shift(EnumSet.allOf(DayOfWeek.class), "01:30", "13:30", DANIEL));
        Instant firstHalfPastOne = Instant.parse("2026-11-01T06:30:00Z");
        assertThat(rota.lineAt(firstHalfPastOne)).containsExactly(ROSE, DANIEL);
        assertThat(rota.lineAt(firstHalfPastOne.plus(Duration.ofHours(1)))).containsExactly(DANIEL);
        assertThat(rota.gaps(at("2026-10-30T00:00"), at("2026-11-03T00:00"))).isEmpty();
    }

    @Test
    void anHourThatIsLeftOutLeavesNoHole() {
        Rota rota = rota(
                shift(EnumSet.allOf(DayOfWeek.class), "14:00", "02:15", ROSE),
                shift(EnumSet.allOf(DayOfWeek.class), "02:30", "14:00", DANIEL));
        assertThat(rota.gaps(at("2026-03-07T12:00"), at("2026-03-08T12:00"))).isEmpty();
        assertThat(rota.gaps(at("2026-03-08T12:00"), at("2026-03-09T12:00"))).hasSize(1);
    }

    @Test
    void whoeverStandsInTakesThePlaceInLineForThatShiftAlone() {
        Rota rota = new Rota(
                CITY,
                List.of(shift(EnumSet.allOf(DayOfWeek.class), "18:00", "08:00", ROSE, DANIEL)),
                List.of(new Cover(LocalDate.parse("2026-11-24"), ROSE, MAI)));
        assertThat(rota.lineAt(at("2026-11-24T19:00"))).containsExactly(MAI, DANIEL);
        assertThat(rota.lineAt(at("2026-11-25T07:00"))).containsExactly(MAI, DANIEL);
        assertThat(rota.lineAt(at("2026-11-25T19:00"))).containsExactly(ROSE, DANIEL);
        assertThat(rota.lineAt(at("2026-11-24T07:00"))).containsExactly(ROSE, DANIEL);
    }

    @Test
    void whoeverIsAwayAndCoveredByNobodyLeavesAGap() {
        Rota rota = new Rota(
                CITY,
                List.of(shift(Set.of(DayOfWeek.TUESDAY), "08:00", "18:00", ROSE)),
                List.of(new Cover(LocalDate.parse("2026-11-24"), ROSE, null)));
        assertThat(rota.gaps(at("2026-11-24T08:00"), at("2026-11-24T18:00"))).hasSize(1);
    }

    @Test
    void somebodyStaysOnCallFromOneShiftIntoTheNext() {
        Rota rota = rota(
                shift(Set.of(DayOfWeek.MONDAY), "08:00", "18:00", ROSE, DANIEL),
                shift(Set.of(DayOfWeek.MONDAY), "18:00", "08:00", DANIEL, MAI));
        assertThat(rota.onCallUntil(DANIEL, at("2026-11-23T09:00"))).contains(at("2026-11-24T08:00"));
        assertThat(rota.onCallUntil(MAI, at("2026-11-23T09:00"))).isEmpty();
        assertThat(rota.next(MAI, at("2026-11-23T09:00")).orElseThrow().from()).isEqualTo(at("2026-11-23T18:00"));
    }

    /** Whatever the clocks do, a day divided among shifts has somebody at every moment. */
    @Property(tries = 200)
    void aDayDividedWithoutAHoleHasNoHoleInTime(
            @ForAll("cuts") Set<LocalTime> cuts, @ForAll @IntRange(max = 3 * 365) int day) {
        List<LocalTime> times = cuts.stream().sorted().toList();
        List<Shift> shifts = new ArrayList<>();
        for (int i = 0; i < times.size(); i++) {
            shifts.add(new Shift(
                    new UUID(2, i),
                    EnumSet.allOf(DayOfWeek.class),
                    times.get(i),
                    times.get((i + 1) % times.size()),
                    true,
                    List.of(ROSE),
                    1));
        }
        Rota rota = new Rota(CITY, shifts, List.of());
        Instant from = LocalDate.of(2025, 1, 1).plusDays(day).atStartOfDay(CITY).toInstant();
        assertThat(rota.gaps(from, from.plus(Duration.ofDays(8)))).isEmpty();
        assertThat(DutyHours.hours(rota, from, from.plus(Duration.ofDays(8)))).hasSize(1);
    }

    /** The pieces of a week follow each other without hole or overlap, and the line at any moment is its piece's. */
    @Property(tries = 200)
    void thePiecesOfAWeekAreTheWholeWeek(
            @ForAll("cuts") Set<LocalTime> cuts,
            @ForAll @IntRange(max = 3 * 365) int day,
            @ForAll @IntRange(max = 7 * 24 * 60 - 1) int minute) {
        List<Shift> shifts = new ArrayList<>();
        int n = 0;
        for (LocalTime cut : cuts) {
            shifts.add(new Shift(
                    new UUID(3, n),
                    EnumSet.of(DayOfWeek.of(n % 7 + 1), DayOfWeek.of((n + 3) % 7 + 1)),
                    cut,
                    cut.plusHours(7 + n * 5L),
                    n % 2 == 0,
                    List.of(n % 3 == 0 ? ROSE : DANIEL),
                    1));
            n++;
        }
        Rota rota = new Rota(CITY, shifts, List.of());
        Instant from = LocalDate.of(2025, 1, 1).plusDays(day).atStartOfDay(CITY).toInstant();
        Instant until = from.plus(Duration.ofDays(7));
        List<Turn> week = rota.week(from, until);
        assertThat(week.getFirst().from()).isEqualTo(from);
        assertThat(week.getLast().until()).isEqualTo(until);
        for (int i = 0; i + 1 < week.size(); i++) {
            assertThat(week.get(i).until()).isEqualTo(week.get(i + 1).from());
        }
        Instant at = from.plus(Duration.ofMinutes(minute));
        assertThat(rota.lineAt(at))
                .isEqualTo(week.stream()
                        .filter(it -> it.holds(at))
                        .findFirst()
                        .orElseThrow()
                        .line());
    }

    @Provide
    Arbitrary<Set<LocalTime>> cuts() {
        return Arbitraries.integers()
                .between(0, 24 * 4 - 1)
                .map(it -> LocalTime.MIDNIGHT.plusMinutes(15L * it))
                .set()
                .ofMinSize(1)
                .ofMaxSize(5);
    }

    @Test
    void publicPagesPromiseNoMoreThanTheRotaHolds() {
        Instant now = at("2026-11-23T12:00");
        assertThat(Reads.of(List.of(), now)).isEqualTo(new Reads.Unknown());
        assertThat(Reads.of(List.of(hours("2026-11-23T08:00", "2026-11-23T18:00")), now))
                .isEqualTo(new Reads.Now(at("2026-11-23T18:00")));
        assertThat(Reads.of(List.of(hours("2026-11-24T08:00", "2026-11-24T18:00")), now))
                .isEqualTo(new Reads.Next(at("2026-11-24T08:00")));
        assertThat(Reads.of(List.of(hours("2026-11-22T00:00", "2026-12-01T00:00")), now))
                .isEqualTo(new Reads.AroundTheClock());
        assertThat(Reads.of(List.of(hours("2026-11-22T00:00", "2026-11-23T12:00")), now))
                .isEqualTo(new Reads.Unknown());
    }

    @Test
    void whoIsOnlyCalledIsNotSaidToRead() {
        Shift called = new Shift(
                new UUID(4, 1),
                EnumSet.allOf(DayOfWeek.class),
                LocalTime.of(18, 0),
                LocalTime.of(8, 0),
                false,
                List.of(ROSE),
                1);
        assertThat(DutyHours.hours(rota(called), at("2026-11-23T00:00"), at("2026-11-30T00:00")))
                .isEmpty();
    }

    private static DutyHours.Hours hours(String from, String until) {
        return new DutyHours.Hours(at(from), at(until));
    }

    private static Rota rota(Shift... shifts) {
        return new Rota(CITY, List.of(shifts), List.of());
    }

    private static Shift shift(Set<DayOfWeek> days, String starts, String ends, PersonId... line) {
        return new Shift(
                UUID.randomUUID(), days, LocalTime.parse(starts), LocalTime.parse(ends), true, List.of(line), 1);
    }

    private static Instant at(String wall) {
        return LocalDateTime.parse(wall).atZone(CITY).toInstant();
    }
}
