package org.anydoor.platform.keys;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many wrong guesses from one network on one day go free, and how the wait grows after them.
 *
 * @param free wrong guesses without a wait
 * @param firstWait the wait after the next one; it doubles with each
 * @param longestWait where doubling ends
 */
@ConfigurationProperties("anydoor.guesses")
record GuessLimits(
        @DefaultValue("8") int free,
        @DefaultValue("PT5S") Duration firstWait,
        @DefaultValue("PT15M") Duration longestWait) {

    /** The wait that so many wrong guesses have earned. */
    Duration waitAfter(int count) {
        if (count < free) {
            return Duration.ZERO;
        }
        Duration wait = firstWait.multipliedBy(1L << Math.min(count - free, 20));
        return wait.compareTo(longestWait) > 0 ? longestWait : wait;
    }
}
