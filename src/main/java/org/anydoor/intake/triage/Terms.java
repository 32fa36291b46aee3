package org.anydoor.intake.triage;

import java.time.Clock;
import java.time.Instant;
import org.anydoor.intake.Configured;
import org.anydoor.intake.Urgency;
import org.springframework.stereotype.Component;

/** How long a step may take. */
@Component
class Terms {
    private final Configured configured;
    private final Clock clock;

    Terms(Configured configured, Clock clock) {
        this.configured = configured;
        this.clock = clock;
    }

    Configured.Term of(Urgency urgency) {
        return configured.term(urgency);
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
