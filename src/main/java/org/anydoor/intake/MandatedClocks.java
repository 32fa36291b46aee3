package org.anydoor.intake;

import java.time.Duration;
import java.time.Instant;
import org.anydoor.platform.clock.BusinessCalendar;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The two clocks of Minn. Stat. 260E.09 that run from the moment of learning: oral within 24 hours by the wall clock,
 * written within 72 hours that exclude weekends and holidays.
 */
@Component
@Transactional(readOnly = true)
public class MandatedClocks {
    private static final Duration ORAL = Duration.ofHours(24);
    private static final int WRITTEN_HOURS = 72;

    private final BusinessCalendar calendar;

    MandatedClocks(BusinessCalendar calendar) {
        this.calendar = calendar;
    }

    /** When the oral and the written report are due. */
    public record Due(Instant oral, Instant written) {}

    /** Both deadlines of somebody who came to know at that moment. */
    public Due from(Instant learned) {
        return new Due(learned.plus(ORAL), calendar.addBusinessHours(learned, WRITTEN_HOURS));
    }
}
