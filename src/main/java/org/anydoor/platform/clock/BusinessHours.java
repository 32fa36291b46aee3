package org.anydoor.platform.clock;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

/** Time that runs only on business days, midnight to midnight in the city; weekends and holidays do not count. */
record BusinessHours(ZoneId city, Set<LocalDate> holidays) {

    /** The moment at which so many hours of business days have passed since {@code from}. */
    Instant after(Instant from, Duration hours) {
        ZonedDateTime at = from.atZone(city);
        Duration left = hours;
        while (true) {
            ZonedDateTime midnight = at.toLocalDate().plusDays(1).atStartOfDay(city);
            if (isBusinessDay(at.toLocalDate())) {
                Duration today = Duration.between(at, midnight);
                if (left.compareTo(today) <= 0) {
                    return at.toInstant().plus(left);
                }
                left = left.minus(today);
            }
            at = midnight;
        }
    }

    boolean isBusinessDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !holidays.contains(day);
    }
}
