package org.anydoor.platform.status.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A finding that a newer program wrote is never shown as a harmless one. */
class StatusViewTests {
    @Test
    void aFindingThatThePageDoesNotKnowIsNoGoodNews() {
        assertThat(StatusView.flaw("interrupted")).isEqualTo("platform.status.backup-interrupted");
        assertThat(StatusView.flaw("eaten")).isEqualTo("platform.status.backup-other");
    }
}
