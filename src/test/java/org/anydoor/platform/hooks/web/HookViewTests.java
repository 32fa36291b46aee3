package org.anydoor.platform.hooks.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.anydoor.platform.hooks.Hooks;
import org.junit.jupiter.api.Test;

/** A word that a newer program wrote is not taken for one that this page knows. */
class HookViewTests {
    @Test
    void aWordThatThePageDoesNotKnowIsSaidToBeUnknown() {
        assertThat(HookView.off("hand")).isEqualTo("platform.hooks.off-hand");
        assertThat(HookView.off("court")).isEqualTo("platform.hooks.off-other");
        assertThat(HookView.failure("no-answer")).isEqualTo("platform.hooks.failure-no-answer");
        assertThat(HookView.failure("court")).isEqualTo("platform.hooks.failure-other");
        assertThat(HookView.state(delivery("waiting", 0))).isEqualTo("platform.hooks.waiting");
        assertThat(HookView.state(delivery("waiting", 2))).isEqualTo("platform.hooks.again");
        assertThat(HookView.state(delivery("court", 2))).isEqualTo("platform.hooks.state-other");
    }

    private static Hooks.Delivery delivery(String state, int tries) {
        return new Hooks.Delivery(UUID.randomUUID(), false, Instant.EPOCH, state, tries, null, null, null);
    }
}
