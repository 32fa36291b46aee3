package org.anydoor.platform.i18n;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The words and dates of one language; a key that does not exist is a programming error, never a hole in a page. */
public final class Text {

    private final Language language;
    private final Map<String, String> words;
    private final ZoneId city;
    private final InstantSource now;

    Text(Language language, Map<String, String> words, ZoneId city, InstantSource now) {
        this.language = language;
        this.words = Map.copyOf(words);
        this.city = city;
        this.now = now;
    }

    public Language language() {
        return language;
    }

    public boolean has(String key) {
        return words.containsKey(key);
    }

    /** What follows the beginning in every key that has it, in order. */
    public List<String> endings(String beginning) {
        return words.keySet().stream()
                .filter(it -> it.startsWith(beginning))
                .map(it -> it.substring(beginning.length()))
                .sorted()
                .toList();
    }

    /** The text of a key, with {@code {0}}, {@code {1}} … replaced; nothing else in it has a meaning. */
    public String t(String key, Object... args) {
        String text = words.get(key);
        if (text == null) {
            throw new IllegalArgumentException("No text " + key + " in " + language.tag());
        }
        return args.length == 0 ? text : fill(text, args);
    }

    private static String fill(String text, Object[] args) {
        var filled = new StringBuilder(text.length() + 32);
        int at = 0;
        while (at < text.length()) {
            int close = text.charAt(at) == '{' ? text.indexOf('}', at) : -1;
            int index = close == at + 2 ? Character.digit(text.charAt(at + 1), 10) : -1;
            if (index >= 0 && index < args.length) {
                filled.append(args[index]);
                at = close + 1;
            } else {
                filled.append(text.charAt(at++));
            }
        }
        return filled.toString();
    }

    /** {@code Fri 3 Jan, 23:40}, in the city's time; with the year when it is another one. */
    public String when(Instant instant) {
        ZonedDateTime local = instant.atZone(city);
        return t("platform.date.with-time", day(local.toLocalDate()), clockTime(instant));
    }

    /** The present moment with its year, for what goes on paper. */
    public String nowInFull() {
        LocalDate today = now.instant().atZone(city).toLocalDate();
        String weekday = nth("platform.date.weekdays", today.getDayOfWeek().getValue());
        String month = nth("platform.date.months", today.getMonthValue());
        String day = t("platform.date.day-year", weekday, today.getDayOfMonth(), month, today.getYear());
        return t("platform.date.with-time", day, clockTime(now.instant()));
    }

    /** {@code Fri 3 Jan, 23:40 (2 h ago)}. */
    public String whenAndAgo(Instant instant) {
        return t("platform.date.with-ago", when(instant), ago(instant));
    }

    /** {@code Fri 3 Jan 2025, 23:40}: with the year, for what goes on paper. */
    public String inFull(Instant instant) {
        LocalDate date = instant.atZone(city).toLocalDate();
        return t("platform.date.with-time", dayAndYear(date), clockTime(instant));
    }

    /** {@code 23:40} where a stretch ends on the day on which it began, {@code Sat 4 Jan, 08:00} where not. */
    public String end(Instant from, Instant until) {
        boolean sameDay =
                from.atZone(city).toLocalDate().equals(until.atZone(city).toLocalDate());
        return sameDay ? clockTime(until) : when(until);
    }

    /** {@code 2025-01-03 23:40}, in the city's time: for files, in which it sorts and is read as a date. */
    public String stamp(Instant instant) {
        return instant.atZone(city).toLocalDate() + " " + clockTime(instant);
    }

    /** {@code Fri 3 Jan} of a deadline at the end of that day, when clocks show 00:00 of the next; none at other hours. */
    public Optional<String> endOfDay(Instant instant) {
        ZonedDateTime local = instant.atZone(city);
        return local.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? Optional.of(day(local.toLocalDate().minusDays(1)))
                : Optional.empty();
    }

    /** {@code 23:40}, in the city's time. */
    public String clockTime(Instant instant) {
        ZonedDateTime local = instant.atZone(city);
        return String.format(Locale.ROOT, "%02d:%02d", local.getHour(), local.getMinute());
    }

    /** {@code Fri 3 Jan}, in the city's time. */
    public String day(Instant instant) {
        return day(instant.atZone(city).toLocalDate());
    }

    /** {@code Fri 3 Jan}, or {@code Fri 3 Jan 2025} when that is not the present year. */
    public String day(LocalDate date) {
        String weekday = nth("platform.date.weekdays", date.getDayOfWeek().getValue());
        String month = nth("platform.date.months", date.getMonthValue());
        boolean thisYear = date.getYear() == now.instant().atZone(city).getYear();
        return thisYear ? t("platform.date.day", weekday, date.getDayOfMonth(), month) : dayAndYear(date);
    }

    private String dayAndYear(LocalDate date) {
        String weekday = nth("platform.date.weekdays", date.getDayOfWeek().getValue());
        String month = nth("platform.date.months", date.getMonthValue());
        return t("platform.date.day-year", weekday, date.getDayOfMonth(), month, date.getYear());
    }

    /** {@code 2 h ago}; a moment to come is {@code in 2 h}. */
    public String ago(Instant instant) {
        Duration since = Duration.between(instant, now.instant());
        if (since.abs().toMinutes() < 1) {
            return t("platform.ago.now");
        }
        return since.isNegative()
                ? t("platform.ago.ahead", span(since.negated()))
                : t("platform.ago.past", span(since));
    }

    /** {@code 25 min}, {@code 3 h 10 min}, {@code 26 h}, {@code 4 days}: as exact as somebody needs who waits. */
    public String span(Duration duration) {
        long minutes = duration.toMinutes();
        if (minutes < 60) {
            return t("platform.span.minutes", minutes);
        }
        long hours = duration.toHours();
        if (hours < 10 && minutes % 60 != 0) {
            return t("platform.span.hours-minutes", hours, minutes % 60);
        }
        return hours < 72 ? t("platform.span.hours", hours) : t("platform.span.days", duration.toDays());
    }

    private String nth(String key, int oneBased) {
        return t(key).split("\\|")[oneBased - 1];
    }
}
