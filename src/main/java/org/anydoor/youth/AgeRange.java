package org.anydoor.youth;

/**
 * The ages, in whole years, that a young person may have on one day.
 *
 * @param low youngest possible age
 * @param high oldest possible age
 */
public record AgeRange(int low, int high) {
    static final int LAST_SERVICE_AGE = 24;
    static final int ADULT = 18;

    public AgeRange {
        if (low < 0 || low > high) {
            throw new IllegalArgumentException("an age range runs from low to high");
        }
    }

    /** Whether a rule holds at every, at no or only at some of these ages. */
    public enum Fits {
        YES,
        NO,
        UNSURE
    }

    /** Services reach age 24 and under, Minn. Stat. 145.4716; another rule than child protection. */
    public Fits serviceAge() {
        return upTo(LAST_SERVICE_AGE);
    }

    /** Child protection ends at 18, Minn. Stat. 260E; from then on the person decides. */
    public Fits childProtectionAge() {
        return upTo(ADULT - 1);
    }

    /** Years between this range and an age; 0 inside. */
    public int distance(int age) {
        return Math.max(0, Math.max(low - age, age - high));
    }

    public boolean isExact() {
        return low == high;
    }

    private Fits upTo(int last) {
        if (high <= last) {
            return Fits.YES;
        }
        return low > last ? Fits.NO : Fits.UNSURE;
    }
}
