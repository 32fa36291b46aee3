package org.anydoor.platform.oncall;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anydoor.platform.access.PersonId;

/**
 * Whom to call next: the line one by one, the line once more, then everybody who answers for the agency, again and again until
 * a person answers. Pure.
 *
 * @param line who is on call at this moment, in order
 * @param everybody the agency's backup, supervisor and administrators
 * @param made the steps taken so far, in order
 * @param patience how long one step waits for an answer
 */
record Ladder(List<PersonId> line, List<PersonId> everybody, List<Made> made, Duration patience) {
    /** After so many calls of everybody the pause is an hour: who has not answered by then needs no message a minute. */
    private static final int INSISTENT = 6;

    /** Where on the ladder a step stands. */
    enum Rung {
        LINE,
        AGAIN,
        EVERYBODY
    }

    /**
     * A step that was taken.
     *
     * @param reached false once it is known that the message left for nobody
     */
    record Made(Rung rung, Set<PersonId> people, Instant at, boolean reached) {}

    /** A step to take. */
    record Step(int number, Rung rung, List<PersonId> people) {}

    /** The next step, if its time has come. */
    Optional<Step> next(Instant now) {
        if (!made.isEmpty() && now.isBefore(due())) {
            return Optional.empty();
        }
        return step(Rung.LINE).or(() -> step(Rung.AGAIN)).or(this::callEverybody);
    }

    /** What reached nobody is followed at once, but that nobody at all can be reached is not tried without end. */
    private Instant due() {
        Made last = made.getLast();
        if (!last.reached() && last.rung() != Rung.EVERYBODY) {
            return last.at();
        }
        long insisted = made.stream().filter(it -> it.rung() == Rung.EVERYBODY).count();
        return last.at().plus(insisted >= INSISTENT ? Duration.ofHours(1) : patience);
    }

    private Optional<Step> step(Rung rung) {
        if (made.stream().anyMatch(it -> it.rung().compareTo(rung) > 0)) {
            return Optional.empty();
        }
        Set<PersonId> called = made.stream()
                .filter(it -> it.rung() == rung)
                .flatMap(it -> it.people().stream())
                .collect(Collectors.toSet());
        return line.stream()
                .filter(it -> !called.contains(it))
                .findFirst()
                .map(it -> new Step(made.size() + 1, rung, List.of(it)));
    }

    private Optional<Step> callEverybody() {
        List<PersonId> all =
                Stream.concat(line.stream(), everybody.stream()).distinct().toList();
        return Optional.of(new Step(made.size() + 1, Rung.EVERYBODY, all));
    }
}
