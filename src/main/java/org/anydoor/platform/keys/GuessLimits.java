package org.anydoor.platform.keys;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many wrong guesses of one day go free, and how the wait grows after them.
 *
 * @param free wrong guesses at one name or code without a wait
 * @param firstWait the wait after the next one; it doubles with each
 * @param longestWait where doubling ends
 * @param sharedFree the same for all that comes from one network: nobody there should wait for the slips of the others
 * @param sharedLongestWait the same: a short wait, since the innocent wait too
 */
@ConfigurationProperties("anydoor.guesses")
record GuessLimits(
        @DefaultValue("8") int free,
        @DefaultValue("PT5S") Duration firstWait,
        @DefaultValue("PT15M") Duration longestWait,
        @DefaultValue("200") int sharedFree,
        @DefaultValue("PT30S") Duration sharedLongestWait) {

    int free(Guess.Reach reach) {
        return switch (reach) {
            case ONE -> free;
            case SHARED -> sharedFree;
        };
    }

    Duration longestWait(Guess.Reach reach) {
        return switch (reach) {
            case ONE -> longestWait;
            case SHARED -> sharedLongestWait;
        };
    }
}
