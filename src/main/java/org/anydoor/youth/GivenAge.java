package org.anydoor.youth;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * An age as somebody said it, with the day on which it was true, so that "about 14" of two years ago reads right today.
 *
 * @param low youngest age meant
 * @param high oldest age meant
 * @param asOf when it was said
 */
public record GivenAge(int low, int high, LocalDate asOf) {
    public static final int OLDEST = 30;

    public GivenAge {
        if (low < 0 || low > high || high > OLDEST) {
            throw new IllegalArgumentException("an age as given runs from low to high, 0 to 30");
        }
    }

    /** "About 14": the age said, give or take some years. */
    public static GivenAge about(int age, int tolerance, LocalDate asOf) {
        return new GivenAge(Math.max(0, age - tolerance), Math.min(OLDEST, age + tolerance), asOf);
    }

    /** The ages that follow on another day; a birthday may or may not have passed since. */
    public AgeRange on(LocalDate day) {
        long whole = ChronoUnit.YEARS.between(asOf, day);
        int atLeast = Math.toIntExact(whole);
        int atMost = day.equals(asOf.plusYears(whole)) ? atLeast : atLeast + (day.isBefore(asOf) ? -1 : 1);
        return new AgeRange(
                Math.max(0, low + Math.min(atLeast, atMost)), Math.max(0, high + Math.max(atLeast, atMost)));
    }
}
