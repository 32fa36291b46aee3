package org.anydoor.intake.triage;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When somebody said that they can safely be called, as far as plain words such as "school days, 8 to 11" can be read. What is
 * not understood is not guessed at: whoever calls reads it.
 *
 * @param understood whether the words say more than nothing and were understood
 */
record SafeHours(Set<DayOfWeek> days, LocalTime from, LocalTime until, boolean understood) {
    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final LocalTime NIGHT = LocalTime.of(21, 0);

    /** Nobody is called at night unless that was asked for. */
    static final SafeHours WAKING = new SafeHours(EnumSet.allOf(DayOfWeek.class), MORNING, NIGHT, false);

    private static final String TIME = "(\\d{1,2})(?:[:.](\\d{2}))?\\s*(am|pm)?";
    private static final Pattern BETWEEN = Pattern.compile(TIME + "\\s*(?:to|until|and|-|–)\\s*" + TIME);
    private static final Pattern AFTER = Pattern.compile("(?:after|from)\\s+" + TIME);
    private static final Pattern BEFORE = Pattern.compile("(?:before|until)\\s+" + TIME);
    private static final Pattern UNSURE = Pattern.compile("\\b(not|never|no|except|but|unless|maybe)\\b|n't");

    boolean allows(LocalDateTime at) {
        return days.contains(at.getDayOfWeek())
                && !at.toLocalTime().isBefore(from)
                && at.toLocalTime().isBefore(until);
    }

    static SafeHours of(@Nullable String said) {
        String words = said == null ? "" : said.strip().toLowerCase(Locale.ROOT);
        if (words.isEmpty() || UNSURE.matcher(words).find()) {
            return WAKING;
        }
        Set<DayOfWeek> days = days(words);
        SafeHours hours = hours(words, days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : days);
        return hours.understood() || !days.isEmpty()
                ? new SafeHours(
                        hours.days(), hours.from(), hours.until(), hours.from().isBefore(hours.until()))
                : WAKING;
    }

    private static SafeHours hours(String words, Set<DayOfWeek> days) {
        Matcher between = BETWEEN.matcher(words);
        if (between.find()) {
            return between(days, time(between, 1), time(between, 4), between.group(3) == null);
        }
        Matcher after = AFTER.matcher(words);
        if (after.find()) {
            return valid(days, time(after, 1), NIGHT);
        }
        Matcher before = BEFORE.matcher(words);
        if (before.find()) {
            return valid(days, MORNING, time(before, 1));
        }
        return words.contains("morning")
                ? valid(days, MORNING, LocalTime.NOON)
                : words.contains("afternoon")
                        ? valid(days, LocalTime.NOON, LocalTime.of(17, 0))
                        : words.contains("evening")
                                ? valid(days, LocalTime.of(17, 0), NIGHT)
                                : new SafeHours(days, MORNING, NIGHT, false);
    }

    /** "3 to 5" is the afternoon: nobody means the night. */
    private static SafeHours between(
            Set<DayOfWeek> days, @Nullable LocalTime from, @Nullable LocalTime until, boolean unsaid) {
        boolean afternoon = unsaid && from != null && !from.isAfter(LocalTime.of(7, 0));
        return valid(days, afternoon ? later(from) : from, afternoon ? later(until) : until);
    }

    private static @Nullable LocalTime later(@Nullable LocalTime time) {
        return time == null ? null : time.plusHours(12);
    }

    private static SafeHours valid(Set<DayOfWeek> days, @Nullable LocalTime from, @Nullable LocalTime until) {
        return from == null || until == null || !from.isBefore(until)
                ? new SafeHours(days, MORNING, NIGHT, false)
                : new SafeHours(days, from, until, true);
    }

    private static @Nullable LocalTime time(Matcher words, int group) {
        int hour = Integer.parseInt(words.group(group));
        int minute = words.group(group + 1) == null ? 0 : Integer.parseInt(words.group(group + 1));
        if ("pm".equals(words.group(group + 2)) && hour < 12) {
            hour += 12;
        }
        return hour > 23 || minute > 59 ? null : LocalTime.of(hour, minute);
    }

    private static Set<DayOfWeek> days(String words) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        if (words.contains("school day") || words.contains("weekday") || words.contains("work day")) {
            days.addAll(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));
        }
        if (words.contains("weekend")) {
            days.addAll(EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY));
        }
        for (DayOfWeek day : DayOfWeek.values()) {
            if (words.contains(day.name().toLowerCase(Locale.ROOT))) {
                days.add(day);
            }
        }
        return days;
    }
}
