package org.anydoor.platform.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.anydoor.platform.api.ClientId;
import org.junit.jupiter.api.Test;

class HookPatienceTests {
    @Test
    void itIsTriedAgainFurtherAndFurtherApartForADay() {
        Instant made = Instant.parse("2026-11-24T10:00:00Z");
        Instant now = made;
        int tries = 0;
        Duration before = Duration.ZERO;
        HookPatience.Next next;
        do {
            next = HookPatience.after(event(made, ++tries), now, RandomGenerator.getDefault());
            Duration wait = Duration.between(now, next.event());
            assertThat(wait).isBetween(Duration.ofSeconds(24), Duration.ofMinutes(288));
            assertThat(Duration.between(now, next.hook())).isLessThanOrEqualTo(Duration.ofMinutes(10));
            if (tries < 5) {
                assertThat(wait).isGreaterThan(before.multipliedBy(2));
            }
            before = wait;
            now = next.event();
        } while (!next.over());
        assertThat(tries).isBetween(8, 14);
        assertThat(Duration.between(made, now)).isGreaterThan(HookPatience.GIVES_UP);
    }

    private static HookEvent event(Instant made, int tries) {
        return new HookEvent(
                UUID.randomUUID(),
                new ClientId(UUID.randomUUID()),
                "webhook.test",
                null,
                made,
                made,
                tries,
                new HookAddress(URI.create("https://case.example.org/")));
    }
}
