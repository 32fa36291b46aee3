package org.anydoor.platform.oncall;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** When somebody of an agency reads what comes in, as far as its rota says; nothing more is ever promised. */
public sealed interface Reads {
    Reads UNKNOWN = new Unknown();

    /** Now and without a hole for a week. */
    record AroundTheClock() implements Reads {}

    /** Now, until then. */
    record Now(Instant until) implements Reads {}

    /** Nobody reads now; somebody does from then on. */
    record Next(Instant from) implements Reads {}

    /** No rota says. */
    record Unknown() implements Reads {}

    /** By the hours in which somebody reads, in order and apart from each other. */
    static Reads of(List<DutyHours.Hours> hours, Instant now) {
        for (DutyHours.Hours it : hours) {
            if (it.from().isAfter(now)) {
                return new Next(it.from());
            }
            if (it.until().isAfter(now)) {
                boolean always = Duration.between(now, it.until()).compareTo(Duration.ofDays(7)) >= 0;
                return always ? new AroundTheClock() : new Now(it.until());
            }
        }
        return UNKNOWN;
    }
}
