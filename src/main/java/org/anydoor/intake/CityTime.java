package org.anydoor.intake;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** A day and time as forms write it and people type it: in the city's time, whatever the program's. */
@Component
public class CityTime {
    private final Clock clock;
    private final ZoneId city;

    CityTime(Clock clock, @Value("${anydoor.city-zone:America/Chicago}") ZoneId city) {
        this.clock = clock;
        this.city = city;
    }

    /** As browsers send it, or as people type it where a browser has no field for it. */
    public Optional<Instant> read(String typed) {
        try {
            String iso = typed.strip().replaceFirst("\\s+", "T");
            return Optional.of(LocalDateTime.parse(iso.length() == 10 ? iso + "T00:00" : iso)
                    .atZone(city)
                    .toInstant());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    /** A moment as a form field holds it. */
    public String field(Instant moment) {
        return moment.atZone(city)
                .toLocalDateTime()
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
    }

    /** Now, as a form field holds it. */
    public String now() {
        return field(clock.instant());
    }
}
