package org.anydoor.platform.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.stream.Collectors;
import org.anydoor.platform.db.Db;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Deadlines that exclude weekends and state holidays, as the written report of Minn. Stat. 260E.09 does; the holidays
 * (645.44 subd. 5) are rows of {@code platform.holiday}, which whoever runs the database adds to.
 */
@Component
public class BusinessCalendar {
    private final Db db;
    private final ZoneId city;

    BusinessCalendar(Db db, @Value("${anydoor.city-zone:America/Chicago}") ZoneId city) {
        this.db = db;
        this.city = city;
    }

    /** The moment at which so many hours of business days have passed; works inside the caller's transaction. */
    public Instant addBusinessHours(Instant from, int hours) {
        LocalDate first = from.atZone(city).toLocalDate();
        Set<LocalDate> holidays = holidays(first, first.plusDays(30L + hours / 4));
        return new BusinessHours(city, holidays).after(from, Duration.ofHours(hours));
    }

    private Set<LocalDate> holidays(LocalDate first, LocalDate last) {
        return db
                .sql("select day from platform.holiday where day between :first and :last")
                .with("first", first)
                .with("last", last)
                .list((rs, n) -> rs.getObject("day", LocalDate.class))
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }
}
