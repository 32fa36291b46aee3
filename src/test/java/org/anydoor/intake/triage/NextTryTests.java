package org.anydoor.intake.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NextTryTests {
    private static final ZoneId CITY = ZoneId.of("America/Chicago");
    private static final Duration DAYS = Duration.ofHours(72);

    @Test
    void eachTryIsAtAnotherTimeOfDay() {
        List<Instant> tried = new ArrayList<>();
        List<String> next = new ArrayList<>();
        Instant now = at("2026-11-23T10:10");
        for (int i = 0; i < 4; i++) {
            tried.add(now);
            now = new NextTry(CITY, tried, SafeHours.WAKING, DAYS).after(now);
            next.add(LocalDateTime.ofInstant(now, CITY).toString());
        }
        assertThat(next)
                .containsExactly("2026-11-23T14:30", "2026-11-23T18:30", "2026-11-24T10:00", "2026-11-24T14:30");
    }

    @Test
    void safeHoursComeFirst() {
        Instant now = at("2026-11-23T10:10");
        assertThat(new NextTry(CITY, List.of(now), SafeHours.of("after 15:00"), DAYS).after(now))
                .isEqualTo(at("2026-11-23T15:00"));
        assertThat(new NextTry(CITY, List.of(now), SafeHours.of("school days, 8 to 11"), DAYS).after(now))
                .isEqualTo(at("2026-11-24T10:00"));
        Instant friday = at("2026-11-27T10:30");
        assertThat(new NextTry(CITY, List.of(friday), SafeHours.of("school days, 8 to 11"), DAYS).after(friday))
                .isEqualTo(at("2026-11-30T10:00"));
    }

    @Test
    void urgencyDoesNotWaitForAnotherTimeOfDay() {
        Instant now = at("2026-11-23T15:00");
        assertThat(new NextTry(CITY, List.of(now), SafeHours.WAKING, Duration.ofMinutes(15)).after(now))
                .isEqualTo(at("2026-11-23T15:15"));
        assertThat(new NextTry(CITY, List.of(now), SafeHours.of("after 18:00"), Duration.ofMinutes(15)).after(now))
                .isEqualTo(at("2026-11-23T18:00"));
        Instant night = at("2026-11-23T22:00");
        assertThat(new NextTry(CITY, List.of(night), SafeHours.WAKING, Duration.ofHours(4)).after(night))
                .isEqualTo(at("2026-11-24T08:00"));
    }

    @Property(tries = 300)
    void theNextTryIsLaterAndWithinSafeHoursWhateverTheClocksDo(
            @ForAll @IntRange(max = 3 * 365) int day,
            @ForAll @IntRange(max = 24 * 60 - 1) int minute,
            @ForAll @IntRange(min = 1, max = 200) int urgency,
            @ForAll @IntRange(max = 3) int said) {
        SafeHours safe = SafeHours.of(
                List.of("", "after 15:00", "school days, 8 to 11", "weekends").get(said));
        Instant now = LocalDate.of(2025, 1, 1)
                .plusDays(day)
                .atTime(minute / 60, minute % 60)
                .atZone(CITY)
                .toInstant();
        Instant next = new NextTry(CITY, List.of(now), safe, Duration.ofHours(urgency)).after(now);
        assertThat(next).isAfter(now).isBefore(now.plus(Duration.ofDays(9)));
        assertThat(safe.allows(LocalDateTime.ofInstant(next, CITY))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "after 15:00 | 15:00 | 21:00 | 7",
                "School days, 8 to 11 | 08:00 | 11:00 | 5",
                "weekdays 3 to 5 | 15:00 | 17:00 | 5",
                "before 4 pm | 08:00 | 16:00 | 7",
                "between 10:30 and 12 | 10:30 | 12:00 | 7",
                "Saturday mornings | 08:00 | 12:00 | 1",
                "evenings | 17:00 | 21:00 | 7",
                "weekends | 08:00 | 21:00 | 2",
            })
    void plainWordsAreUnderstood(String said, LocalTime from, LocalTime until, int days) {
        SafeHours hours = SafeHours.of(said);
        assertThat(hours.understood()).isTrue();
        assertThat(hours.from()).isEqualTo(from);
        assertThat(hours.until()).isEqualTo(until);
        assertThat(hours.days()).hasSize(days);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"not after 3", "when my brother is out", "never on Monday", "25 to 99", "ask Sam"})
    void whatIsNotUnderstoodIsNotGuessedAt(String said) {
        assertThat(SafeHours.of(said)).isEqualTo(SafeHours.WAKING);
    }

    private static Instant at(String wall) {
        return LocalDateTime.parse(wall).atZone(CITY).toInstant();
    }
}
