package org.anydoor.platform.oncall;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.anydoor.platform.access.PersonId;

/**
 * A stretch of the week on which somebody is on call, in the city's time.
 *
 * @param days on which it begins
 * @param ends when that is not later than the start, on the next day
 * @param reads whether those on it read whatever comes in, or are only called for what cannot wait
 * @param line who is called first, second, third
 */
public record Shift(
        UUID id,
        Set<DayOfWeek> days,
        LocalTime starts,
        LocalTime ends,
        boolean reads,
        List<PersonId> line,
        int version) {

    /** Whether it reaches into the next day. */
    public boolean isOverMidnight() {
        return !ends.isAfter(starts);
    }

    boolean isOn(LocalDate day) {
        return days.contains(day.getDayOfWeek());
    }

    /**
     * The shift that begins on this day. Where clocks are put back it begins at the first of the two hours and ends at the
     * second, where they are put forward a time that is left out is the moment of the change: so what has no hole on the wall
     * clock has none in time.
     */
    Turn on(LocalDate day, ZoneId city, List<PersonId> standing) {
        LocalDateTime end = (isOverMidnight() ? day.plusDays(1) : day).atTime(ends);
        return new Turn(moment(day.atTime(starts), city, true), moment(end, city, false), reads, standing);
    }

    private static Instant moment(LocalDateTime wall, ZoneId city, boolean first) {
        ZoneOffsetTransition change = city.getRules().getTransition(wall);
        if (change != null && change.isGap()) {
            return change.getInstant();
        }
        var at = wall.atZone(city);
        return (first ? at.withEarlierOffsetAtOverlap() : at.withLaterOffsetAtOverlap()).toInstant();
    }
}
