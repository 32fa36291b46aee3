package org.anydoor.platform.retention.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.anydoor.platform.web.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Days as people of the city type them: in its evening a day is today there that is over elsewhere. */
@Component
class CityDays {
    private final Clock clock;
    private final ZoneId city;

    CityDays(Clock clock, @Value("${anydoor.city-zone:America/Chicago}") ZoneId city) {
        this.clock = clock;
        this.city = city;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), city);
    }

    /** The day that was typed, if it is one. */
    Optional<LocalDate> typed(@Nullable String typed) {
        try {
            return Optional.of(LocalDate.parse(Typed.line(typed)));
        } catch (DateTimeParseException notADay) {
            return Optional.empty();
        }
    }
}
