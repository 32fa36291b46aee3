package org.anydoor.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import org.anydoor.platform.i18n.Language;
import org.anydoor.platform.i18n.Messages;
import org.anydoor.platform.i18n.Text;
import org.junit.jupiter.api.Test;

class ClockFaceTests {

    private static final Instant START = Instant.parse("2026-11-19T18:00:00Z");
    private static final Instant DUE = START.plus(Duration.ofHours(72));

    private static ClockFace after(Duration passed) {
        Instant now = START.plus(passed);
        Text text = Messages.load(ZoneId.of("America/Chicago"), InstantSource.fixed(now))
                .in(Language.EN);
        return ClockFace.running(text, "Accept", START, DUE, now);
    }

    @Test
    void aClockWithTimeLeftIsARing() {
        assertThat(after(Duration.ofHours(9)))
                .isEqualTo(new ClockFace(ClockFace.Kind.OK, "Due Sun 22 Nov, 12:00", "Accept", 13));
    }

    @Test
    void theLastQuarterIsATriangle() {
        assertThat(after(Duration.ofHours(54)).kind()).isEqualTo(ClockFace.Kind.SOON);
        assertThat(after(Duration.ofHours(72).minusMinutes(7)).words()).isEqualTo("Due in 7 min");
    }

    @Test
    void pastItsTimeItIsASquareAndSaysByHowMuch() {
        ClockFace late = after(Duration.ofHours(72).plusMinutes(25));
        assertThat(late.kind()).isEqualTo(ClockFace.Kind.LATE);
        assertThat(late.words()).isEqualTo("Overdue by 25 min");
    }
}
