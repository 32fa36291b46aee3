package org.anydoor.youth.links;

/**
 * How far the program's surest proposals have stood up to people. Only where they do is it let link by itself; it never has been.
 *
 * @param reviewed pairs of at least {@link #SUREST} that people have decided
 * @param same those of them that people found the same
 */
public record Reliance(long reviewed, long same) {
    /** What would be linked without a person, if anything were. */
    public static final double SUREST = 0.999;

    /** A false link tells the wrong guardian: of a thousand automatic ones at most one may be. */
    public static final double AIM = 0.999;

    private static final double Z = 1.959963985;

    /** The lower end of the 95 % interval of the precision (Wilson); 0 while nothing was reviewed. */
    public double lowerBound() {
        if (reviewed == 0) {
            return 0;
        }
        double n = reviewed;
        double share = same / n;
        double middle = share + Z * Z / (2 * n);
        double spread = Z * Math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n));
        return Math.max(0, (middle - spread) / (1 + Z * Z / n));
    }

    /** Whether the figures alone would allow it. */
    public boolean isEnough() {
        return lowerBound() >= AIM;
    }

    /** How many pairs it takes at least, all of them right. */
    public static long least() {
        return (long) Math.ceil(AIM / (1 - AIM) * Z * Z);
    }
}
