package org.anydoor.platform.clock;

import static org.anydoor.platform.PlatformFixtures.value;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.anydoor.AnydoorTest;
import org.anydoor.platform.TestCallers;
import org.anydoor.platform.db.Caller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@AnydoorTest
class HolidayTests {
    private final BusinessCalendar calendar;
    private final TestCallers callers;

    @Autowired
    HolidayTests(BusinessCalendar calendar, TransactionTemplate transaction) {
        this.calendar = calendar;
        this.callers = new TestCallers(transaction);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01, New Year's Day",
        "2026-01-19, Martin Luther King's Birthday",
        "2026-02-16, 'Washington''s and Lincoln''s Birthday, Presidents Day'",
        "2026-05-25, Memorial Day",
        "2027-05-31, Memorial Day",
        "2026-06-19, Juneteenth",
        "2026-07-03, 'Independence Day, observed'",
        "2026-09-07, Labor Day",
        "2026-10-12, Indigenous Peoples Day",
        "2026-11-11, Veterans Day",
        "2026-11-26, Thanksgiving Day",
        "2026-11-27, Friday after Thanksgiving",
        "2026-12-25, Christmas Day",
        "2027-07-05, 'Independence Day, observed'",
        "2027-12-31, 'New Year''s Day, observed'",
        "2036-12-25, Christmas Day"
    })
    void theStatesHolidaysAreThere(String day, String name) {
        assertThat(value(String.class, "select name from platform.holiday where day = ?::date", day))
                .isEqualTo(name);
    }

    @Test
    void thanksgivingStopsTheClockForEverybodyAlsoThePublic() {
        Instant due = callers.as(
                Caller.Public.ANYBODY, () -> calendar.addBusinessHours(Instant.parse("2026-11-25T18:00:00Z"), 72));
        assertThat(due).isEqualTo(Instant.parse("2026-12-02T18:00:00Z"));
    }
}
