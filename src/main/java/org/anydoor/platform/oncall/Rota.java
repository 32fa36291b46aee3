package org.anydoor.platform.oncall;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.anydoor.platform.access.PersonId;
import org.jspecify.annotations.Nullable;

/** One agency's rota turned into moments: who is on call when, and when nobody is. Pure. */
public record Rota(ZoneId city, List<Shift> shifts, List<Cover> covers) {

    private static final Duration AHEAD = Duration.ofDays(8);

    /** Who is called now, in order; nobody where there is a gap. */
    public List<PersonId> lineAt(Instant at) {
        return line(turns(at, at.plusSeconds(1)), at);
    }

    /** The time from a moment on, cut wherever somebody comes or goes; gaps are among the pieces. */
    public List<Turn> week(Instant from, Instant until) {
        List<Turn> turns = turns(from, until);
        var cuts = new TreeSet<Instant>(List.of(from, until));
        for (Turn turn : turns) {
            cuts.add(turn.from());
            cuts.add(turn.until());
        }
        List<Instant> inside = cuts.stream()
                .filter(it -> !it.isBefore(from) && !it.isAfter(until))
                .toList();
        List<Turn> pieces = new ArrayList<>();
        for (int i = 0; i + 1 < inside.size(); i++) {
            Instant at = inside.get(i);
            boolean reads = turns.stream()
                    .anyMatch(it -> it.reads() && it.holds(at) && !it.line().isEmpty());
            add(pieces, new Turn(at, inside.get(i + 1), reads, line(turns, at)));
        }
        return pieces;
    }

    /** Pieces in which the same people do the same are one. */
    private static void add(List<Turn> pieces, Turn next) {
        Turn last = pieces.isEmpty() ? null : pieces.getLast();
        if (last != null && last.line().equals(next.line()) && last.reads() == next.reads()) {
            pieces.removeLast();
            pieces.add(new Turn(last.from(), next.until(), last.reads(), last.line()));
        } else {
            pieces.add(next);
        }
    }

    /** When nobody is on call. */
    public List<Turn> gaps(Instant from, Instant until) {
        return week(from, until).stream().filter(Turn::isGap).toList();
    }

    /** Until when somebody who is on call now stays on call, whatever their place. */
    public Optional<Instant> onCallUntil(PersonId person, Instant now) {
        @Nullable Instant until = null;
        for (Turn piece : week(now, now.plus(AHEAD))) {
            if (!piece.line().contains(person)) {
                break;
            }
            until = piece.until();
        }
        return Optional.ofNullable(until);
    }

    /** When somebody is on call next, after now. */
    public Optional<Turn> next(PersonId person, Instant now) {
        return week(now, now.plus(AHEAD)).stream()
                .filter(it -> it.from().isAfter(now) && it.line().contains(person))
                .findFirst();
    }

    private List<Turn> turns(Instant from, Instant until) {
        LocalDate last = until.atZone(city).toLocalDate();
        List<Turn> turns = new ArrayList<>();
        for (LocalDate day = from.atZone(city).toLocalDate().minusDays(2); !day.isAfter(last); day = day.plusDays(1)) {
            for (Shift shift : shifts) {
                if (shift.isOn(day)) {
                    Turn turn = shift.on(day, city, standing(shift.line(), day));
                    if (turn.until().isAfter(from)
                            && turn.from().isBefore(until)
                            && turn.from().isBefore(turn.until())) {
                        turns.add(turn);
                    }
                }
            }
        }
        turns.sort(Comparator.comparing(Turn::from));
        return turns;
    }

    /** Who stands in on that day; whoever is covered by nobody is not called. */
    private List<PersonId> standing(List<PersonId> line, LocalDate day) {
        return line.stream()
                .flatMap(person -> covers.stream()
                        .filter(it -> it.day().equals(day) && it.person().equals(person))
                        .findFirst()
                        .map(it -> Stream.ofNullable(it.by()))
                        .orElse(Stream.of(person)))
                .distinct()
                .toList();
    }

    /** Where shifts overlap, those who came first are called first. */
    private static List<PersonId> line(List<Turn> turns, Instant at) {
        return turns.stream()
                .filter(it -> it.holds(at))
                .flatMap(it -> it.line().stream())
                .distinct()
                .toList();
    }
}
