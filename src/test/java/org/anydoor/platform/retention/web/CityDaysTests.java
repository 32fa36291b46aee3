package org.anydoor.platform.retention.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Eight in the evening in Minneapolis, when it is tomorrow in Greenwich. */
class CityDaysTests {
    private final CityDays days = new CityDays(
            Clock.fixed(Instant.parse("2026-11-25T02:00:00Z"), ZoneOffset.UTC), ZoneId.of("America/Chicago"));

    @Test
    void inTheEveningItIsNotTomorrow() {
        assertThat(days.today()).isEqualTo(LocalDate.of(2026, 11, 24));
    }

    @Test
    void whatIsNoDayIsNone() {
        assertThat(days.typed(" 2026-11-24 ")).contains(LocalDate.of(2026, 11, 24));
        assertThat(days.typed("2026-02-30")).isEmpty();
        assertThat(days.typed(null)).isEmpty();
    }
}
