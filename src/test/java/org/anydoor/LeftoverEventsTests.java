package org.anydoor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.anydoor.platform.PlatformFixtures;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Runs last: an event that a listener could not take stays in the registry, and nothing hears it again while tests run. It
 * is said here by its listener's name, and not by whichever test happened to wait next.
 */
@AnydoorTest
@Order(Integer.MAX_VALUE)
class LeftoverEventsTests {
    private static final String LEFT = """
            select coalesce(string_agg(distinct e.listener_id || ' of ' || e.event_type, ', '), '') from platform.event_publication e
            """;

    @Test
    void everyListenerTookWhatItWasTold() {
        Awaitility.await("the last events are heard")
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(PlatformFixtures.value(String.class, LEFT))
                        .as("events that a listener could not take")
                        .isEmpty());
    }
}
