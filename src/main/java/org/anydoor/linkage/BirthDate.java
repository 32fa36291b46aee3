package org.anydoor.linkage;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A birth date as far as it is known; 0 is an unknown part. A stated age is a span of days instead.
 *
 * @param from the earliest day, as a day of the epoch
 * @param to the latest day
 */
record BirthDate(int year, int month, int day, long from, long to) {

    private static final Pattern ISO = Pattern.compile("(\\d{4})(?:[-/.](\\d{1,2})(?:[-/.](\\d{1,2}))?)?(?:[T ].*)?");
    private static final Pattern PACKED = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
    private static final Pattern AMERICAN = Pattern.compile("(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})");
    private static final Pattern AGE =
            Pattern.compile("(?:about |~ ?|age )?(\\d{1,2})(?: ?(?:±|\\+-) ?(\\d{1,2}))? ?@ ?(\\d{4}-\\d{2}-\\d{2})");

    /**
     * Reads 2011-03-04, 2011-03, 2011, 20110304, 3/4/2011 (month first unless it cannot be) or an age with the day on which
     * it was stated, {@code about 14 ±2 @ 2026-11-23}; null if it is none of these.
     */
    static @Nullable BirthDate read(String raw) {
        String text = raw.strip();
        Matcher age = AGE.matcher(text);
        if (age.matches()) {
            int spread = age.group(2) == null ? text.startsWith("age") ? 0 : 1 : Integer.parseInt(age.group(2));
            return aged(Integer.parseInt(age.group(1)), spread, age.group(3));
        }
        Matcher packed = PACKED.matcher(text);
        if (packed.matches()) {
            return of(number(packed, 1), number(packed, 2), number(packed, 3));
        }
        Matcher iso = ISO.matcher(text);
        if (iso.matches()) {
            return of(number(iso, 1), number(iso, 2), number(iso, 3));
        }
        Matcher american = AMERICAN.matcher(text);
        if (!american.matches()) {
            return null;
        }
        int first = number(american, 1);
        int second = number(american, 2);
        return first > 12 ? of(number(american, 3), second, first) : of(number(american, 3), first, second);
    }

    private static int number(Matcher found, int group) {
        return found.group(group) == null ? 0 : Integer.parseInt(found.group(group));
    }

    private static @Nullable BirthDate aged(int years, int spread, String on) {
        try {
            LocalDate stated = LocalDate.parse(on);
            LocalDate from = stated.minusYears(years + spread + 1L).plusDays(1);
            return new BirthDate(
                    0,
                    0,
                    0,
                    from.toEpochDay(),
                    stated.minusYears(Math.max(0, years - spread)).toEpochDay());
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Parts that cannot be are kept as they stand: they were mistyped, and one digit may still tell. */
    private static BirthDate of(int year, int month, int day) {
        LocalDate from = LocalDate.of(year, clamp(month == 0 ? 1 : month, 12), clamp(day == 0 ? 1 : day, 28));
        LocalDate to = LocalDate.of(year, clamp(month == 0 ? 12 : month, 12), clamp(day == 0 ? 28 : day, 28));
        return new BirthDate(year, month, day, from.toEpochDay(), to.toEpochDay() + 3);
    }

    private static int clamp(int part, int most) {
        return Math.max(1, Math.min(most, part));
    }

    boolean isAge() {
        return year == 0;
    }

    boolean isFull() {
        return year != 0 && month != 0 && day != 0;
    }

    boolean overlaps(BirthDate other) {
        return from <= other.to && other.from <= to;
    }

    /** Days between the two spans; 0 if they overlap. */
    long apart(BirthDate other) {
        return Math.max(0, Math.max(from, other.from) - Math.min(to, other.to));
    }

    int digits() {
        return year * 10_000 + month * 100 + day;
    }
}
