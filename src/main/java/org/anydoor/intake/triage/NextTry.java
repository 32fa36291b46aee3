package org.anydoor.intake.triage;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * When to call again somebody who did not pick up: at another time of the day than before, within the hours that they said are
 * safe, and not later than the concern's urgency bears.
 *
 * @param tried when it was tried before, the last time included
 */
record NextTry(ZoneId city, List<Instant> tried, SafeHours safe, Duration urgency) {
    private static final int DAYS = 8;
    private static final int QUARTER = 15;
    private static final Duration LEAST = Duration.ofMinutes(QUARTER);
    private static final Duration APART = Duration.ofHours(2);

    /** A part of the day and when in it one calls first. */
    private enum Part {
        MORNING(10, 0),
        AFTERNOON(14, 30),
        EVENING(18, 30);

        private final LocalTime call;

        Part(int hour, int minute) {
            this.call = LocalTime.of(hour, minute);
        }

        static Part of(LocalTime at) {
            return at.getHour() < 12 ? MORNING : at.getHour() < 17 ? AFTERNOON : EVENING;
        }
    }

    Instant after(Instant now) {
        Instant latest = now.plus(urgency.compareTo(LEAST) < 0 ? LEAST : urgency);
        Instant turn = otherPart(now);
        return turn.isAfter(latest) ? firstSafe(latest, turn) : turn;
    }

    /** Another part of the day than the last time, the one tried least often, soonest; days ahead only where safe hours leave nothing nearer. */
    private Instant otherPart(Instant now) {
        List<Instant> calls = new ArrayList<>();
        LocalDate today = LocalDate.ofInstant(now, city);
        for (int day = 0; day < DAYS; day++) {
            for (Part part : Part.values()) {
                quarters(today.plusDays(day), part).stream()
                        .filter(it -> !it.isBefore(now.plus(APART)))
                        .findFirst()
                        .ifPresent(calls::add);
            }
        }
        Instant near = calls.isEmpty()
                ? now.plus(Duration.ofDays(1))
                : calls.getFirst().plus(Duration.ofDays(1));
        return calls.stream()
                .filter(it -> it.isBefore(near))
                .min(Comparator.comparing(this::isLikeTheLast)
                        .thenComparing(this::times)
                        .thenComparing(Comparator.naturalOrder()))
                .orElse(now.plus(Duration.ofDays(1)));
    }

    /** Safe quarters of an hour in one part of one day, the usual time of calling first. */
    private List<Instant> quarters(LocalDate day, Part part) {
        List<LocalDateTime> all = new ArrayList<>();
        all.add(day.atTime(part.call));
        for (int quarter = 0; quarter < 24 * 60 / QUARTER; quarter++) {
            LocalDateTime at = day.atStartOfDay().plusMinutes((long) quarter * QUARTER);
            if (Part.of(at.toLocalTime()) == part) {
                all.add(at);
            }
        }
        return all.stream()
                .filter(safe::allows)
                .map(it -> it.atZone(city).toInstant())
                .toList();
    }

    private boolean isLikeTheLast(Instant call) {
        return !tried.isEmpty() && part(call) == part(tried.getLast());
    }

    private long times(Instant call) {
        Part part = part(call);
        return tried.stream().filter(it -> part(it) == part).count();
    }

    private Part part(Instant at) {
        return Part.of(at.atZone(city).toLocalTime());
    }

    /** The first safe quarter from a moment on; {@code otherwise} where none comes before it. */
    private Instant firstSafe(Instant from, Instant otherwise) {
        Instant at = from.truncatedTo(ChronoUnit.MINUTES);
        while (at.isBefore(otherwise)) {
            if (safe.allows(LocalDateTime.ofInstant(at, city))) {
                return at;
            }
            at = at.plus(LEAST);
        }
        return otherwise;
    }
}
