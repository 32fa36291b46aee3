package org.anydoor.platform.work;

import static org.assertj.core.api.Assertions.assertThat;

import org.anydoor.AnydoorTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AnydoorTest
class OverdueSweepTests {
    @Autowired
    OverdueSweep sweep;

    @Test
    void theSweepRunsOverAnEmptyDatabase() {
        sweep.run();
        assertThat(sweep).isNotNull();
    }
}
