package org.anydoor.intake.triage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.anydoor.intake.Urgency;
import org.anydoor.platform.db.Db;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How long a step may take: dated minutes per urgency, wall clock. */
@Component
class Terms {
    private final Db db;
    private final Clock clock;
    private final ZoneId city;

    Terms(Db db, Clock clock, @Value("${anydoor.city-zone:America/Chicago}") ZoneId city) {
        this.db = db;
        this.clock = clock;
        this.city = city;
    }

    /** A span of time and the rule that gives it. */
    record Term(Duration within, String authority) {}

    Term of(Urgency urgency) {
        return db.sql("""
                select minutes, authority from intake.urgency
                where urgency = :urgency and from_day <= :today order by from_day desc limit 1
                """)
                .with("urgency", urgency)
                .with("today", LocalDate.ofInstant(clock.instant(), city))
                .one((rs, n) -> new Term(Duration.ofMinutes(rs.getInt("minutes")), rs.getString("authority")));
    }

    /** The deadline of a step of this urgency that begins now. */
    Instant fromNow(Urgency urgency) {
        return clock.instant().plus(of(urgency).within());
    }

    /** When accepted work is looked at again: the span of the calmest urgency. */
    Instant nextLook() {
        return fromNow(Urgency.STANDARD);
    }
}
