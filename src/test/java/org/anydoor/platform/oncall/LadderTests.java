package org.anydoor.platform.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.oncall.Ladder.Made;
import org.anydoor.platform.oncall.Ladder.Rung;
import org.junit.jupiter.api.Test;

class LadderTests {
    private static final PersonId FIRST = new PersonId(new UUID(1, 1));
    private static final PersonId SECOND = new PersonId(new UUID(1, 2));
    private static final PersonId BACKUP = new PersonId(new UUID(1, 3));
    private static final Instant START = Instant.parse("2026-11-23T18:00:00Z");
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Test
    void theLineOnceThenOnceMoreThenEverybodyAgainAndAgain() {
        List<String> climbed = new ArrayList<>();
        List<Made> made = new ArrayList<>();
        for (int minute = 0; minute <= 30; minute++) {
            Instant now = START.plus(Duration.ofMinutes(minute));
            next(made, now, List.of(FIRST, SECOND)).ifPresent(step -> {
                climbed.add(
                        step.number() + " " + step.rung() + " " + step.people().size());
                made.add(new Made(step.rung(), Set.copyOf(step.people()), now, true));
            });
        }
        assertThat(climbed)
                .containsExactly(
                        "1 LINE 1",
                        "2 LINE 1",
                        "3 AGAIN 1",
                        "4 AGAIN 1",
                        "5 EVERYBODY 3",
                        "6 EVERYBODY 3",
                        "7 EVERYBODY 3");
    }

    @Test
    void whatReachedNobodyIsFollowedAtOnce() {
        List<Made> made = List.of(new Made(Rung.LINE, Set.of(FIRST), START, false));
        assertThat(next(made, START, List.of(FIRST, SECOND)).orElseThrow().people())
                .containsExactly(SECOND);
    }

    @Test
    void thatNobodyAtAllCanBeReachedIsNotTriedWithoutEnd() {
        List<Made> made = List.of(new Made(Rung.EVERYBODY, Set.of(BACKUP), START, false));
        assertThat(next(made, START.plusSeconds(1), List.of())).isEmpty();
        assertThat(next(made, START.plus(PATIENCE), List.of())).isPresent();
    }

    @Test
    void inAGapEverybodyWhoAnswersForTheAgencyIsCalledAtOnce() {
        assertThat(next(List.of(), START, List.of()).orElseThrow().rung()).isEqualTo(Rung.EVERYBODY);
    }

    @Test
    void whoComesOnShiftMeanwhileIsCalledToo() {
        List<Made> made = List.of(new Made(Rung.LINE, Set.of(FIRST), START, true));
        assertThat(next(made, START.plus(PATIENCE), List.of(SECOND)).orElseThrow())
                .isEqualTo(new Ladder.Step(2, Rung.LINE, List.of(SECOND)));
    }

    @Test
    void afterHalfAnHourOfEverybodyThePauseIsAnHour() {
        List<Made> made = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            made.add(new Made(Rung.EVERYBODY, Set.of(BACKUP), START.plus(PATIENCE.multipliedBy(i)), true));
        }
        Instant last = made.getLast().at();
        assertThat(next(made, last.plus(Duration.ofMinutes(59)), List.of())).isEmpty();
        assertThat(next(made, last.plus(Duration.ofMinutes(60)), List.of())).isPresent();
    }

    private static Optional<Ladder.Step> next(List<Made> made, Instant now, List<PersonId> line) {
        return new Ladder(line, List.of(BACKUP), made, PATIENCE).next(now);
    }
}
