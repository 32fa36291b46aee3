package org.anydoor.platform.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BusinessHoursTests {
    private static final ZoneId CITY = ZoneId.of("America/Chicago");
    private static final BusinessHours PLAIN = new BusinessHours(CITY, Set.of());

    @Test
    void hoursStandStillOverAWeekend() {
        assertThat(PLAIN.after(at("2026-11-20T15:00"), Duration.ofHours(72))).isEqualTo(at("2026-11-25T15:00"));
    }

    @Test
    void hoursThatBeginOnASundayRunFromMonday() {
        assertThat(PLAIN.after(at("2026-11-22T10:00"), Duration.ofHours(24))).isEqualTo(at("2026-11-24T00:00"));
    }

    @Test
    void hoursStandStillOnThanksgivingAndTheFridayAfter() {
        var thanks = new BusinessHours(CITY, Set.of(LocalDate.of(2026, 11, 26), LocalDate.of(2026, 11, 27)));
        assertThat(thanks.after(at("2026-11-25T20:00"), Duration.ofHours(72))).isEqualTo(at("2026-12-02T20:00"));
    }

    @Test
    void theHourLostOrGainedOnASundayChangesNothing() {
        assertThat(PLAIN.after(at("2026-03-06T12:00"), Duration.ofHours(24))).isEqualTo(at("2026-03-09T12:00"));
        assertThat(PLAIN.after(at("2026-10-30T12:00"), Duration.ofHours(24))).isEqualTo(at("2026-11-02T12:00"));
    }

    @Property
    void theDeadlineIsNeverSoonerThanTheHoursThemselves(
            @ForAll("moments") Instant from, @ForAll @IntRange(min = 1, max = 400) int hours) {
        assertThat(PLAIN.after(from, Duration.ofHours(hours))).isAfterOrEqualTo(from.plus(Duration.ofHours(hours)));
    }

    @Property
    void hoursAddUp(
            @ForAll("moments") Instant from,
            @ForAll("holidays") Set<LocalDate> holidays,
            @ForAll @IntRange(min = 1, max = 200) int first,
            @ForAll @IntRange(min = 1, max = 200) int second) {
        var calendar = new BusinessHours(CITY, holidays);
        Instant inTwo = calendar.after(calendar.after(from, Duration.ofHours(first)), Duration.ofHours(second));
        assertThat(inTwo).isEqualTo(calendar.after(from, Duration.ofHours(first + second)));
    }

    @Property
    void exactlyTheBusinessHoursBetweenHavePassed(
            @ForAll("moments") Instant from,
            @ForAll("holidays") Set<LocalDate> holidays,
            @ForAll @IntRange(min = 1, max = 200) int hours) {
        var calendar = new BusinessHours(CITY, holidays);
        Instant due = calendar.after(from, Duration.ofHours(hours));
        Duration counted = Duration.ZERO;
        for (Instant minute = from; minute.isBefore(due); minute = minute.plusSeconds(60)) {
            if (calendar.isBusinessDay(minute.atZone(CITY).toLocalDate())) {
                counted = counted.plusSeconds(60);
            }
        }
        assertThat(counted).isEqualTo(Duration.ofHours(hours));
    }

    @Provide
    Arbitrary<Instant> moments() {
        return Arbitraries.integers()
                .between(0, 14 * 365 * 24 * 60)
                .map(minutes -> at("2023-01-01T00:00").plusSeconds(60L * minutes));
    }

    @Provide
    Arbitrary<Set<LocalDate>> holidays() {
        return Arbitraries.integers()
                .between(0, 14 * 365)
                .map(day -> LocalDate.of(2023, 1, 1).plusDays(day))
                .set()
                .ofMaxSize(400)
                .map(HashSet::new);
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(CITY).toInstant();
    }
}
