package org.anydoor.intake.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.anydoor.intake.triage.Elsewhere.Copy;
import org.junit.jupiter.api.Test;

class ElsewhereTests {
    private static final Instant FIRST = Instant.parse("2026-11-23T10:00:00Z");
    private static final Instant LATER = FIRST.plusSeconds(60);

    private static Copy copy(State state, Instant received) {
        return new Copy(state, received, state == State.DECLINED ? LATER : null);
    }

    @Test
    void nothingSentMeansThatTheOwnerDecides() {
        assertThat(Elsewhere.of(List.of())).isEqualTo(Elsewhere.NOWHERE);
        assertThat(Elsewhere.of(List.of(copy(State.TAKEN_BACK, FIRST)))).isEqualTo(Elsewhere.NOWHERE);
    }

    @Test
    void oneUnansweredCopyIsWaitedForWhateverTheOthersAre() {
        assertThat(Elsewhere.of(List.of(copy(State.ACKNOWLEDGED, FIRST), copy(State.ACCEPTED, FIRST))))
                .isEqualTo(Elsewhere.ANSWERS);
    }

    @Test
    void aCopyThatCameBackIsDecidedOnUntilItIsSentElsewhere() {
        assertThat(Elsewhere.of(List.of(copy(State.NEW, FIRST), copy(State.DECLINED, FIRST))))
                .isEqualTo(Elsewhere.NOWHERE);
        assertThat(Elsewhere.of(List.of(copy(State.NEW, LATER), copy(State.DECLINED, FIRST))))
                .isEqualTo(Elsewhere.ANSWERS);
    }

    @Test
    void whatIsAcceptedIsLookedAtAgainAndWhatIsClosedCanBeClosed() {
        assertThat(Elsewhere.of(List.of(copy(State.ACCEPTED, FIRST), copy(State.CLOSED, FIRST))))
                .isEqualTo(Elsewhere.HELPS);
        assertThat(Elsewhere.of(List.of(copy(State.CLOSED, FIRST)))).isEqualTo(Elsewhere.ENDED);
    }
}
