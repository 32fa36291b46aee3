package org.anydoor.platform.hooks;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * When what failed is tried again: after half a minute, then four times as long each time, at most four hours, for a day; each
 * wait somewhat shorter or longer, so that what failed together does not come back together.
 */
final class HookPatience {
    /** What was not taken for so long is given up, and so is a webhook that took nothing. */
    static final Duration GIVES_UP = Duration.ofHours(24);

    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofHours(4);
    private static final Duration LONGEST_REST = Duration.ofMinutes(10);
    private static final double JITTER = 0.2;
    private static final int DOUBLINGS = 2;
    private static final int MOST = 6;

    private HookPatience() {}

    /**
     * What comes next.
     *
     * @param event when this is tried again
     * @param hook until when nothing is sent there
     * @param over whether it is given up
     */
    record Next(Instant event, Instant hook, boolean over) {}

    static Next after(HookEvent event, Instant now, RandomGenerator random) {
        Duration wait = wait(event.tries());
        Duration jittered =
                Duration.ofMillis((long) (wait.toMillis() * (1 - JITTER + 2 * JITTER * random.nextDouble())));
        Duration rest = jittered.compareTo(LONGEST_REST) < 0 ? jittered : LONGEST_REST;
        boolean over = !event.since().plus(GIVES_UP).isAfter(now);
        return new Next(now.plus(jittered), now.plus(rest), over);
    }

    private static Duration wait(int tries) {
        Duration wait = FIRST.multipliedBy(1L << DOUBLINGS * Math.min(tries - 1, MOST));
        return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
    }
}
