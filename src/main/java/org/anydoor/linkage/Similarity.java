package org.anydoor.linkage;

/** How alike two spellings are; both measures are symmetric, as a comparison of two children must be. */
final class Similarity {

    private static final int LONGEST = 64;
    private static final double PREFIX_GAIN = 0.1;
    private static final int PREFIX = 4;

    private Similarity() {}

    /** One letter left out, put in, replaced, or two neighbours exchanged. */
    static boolean oneEdit(String a, String b) {
        if (a.length() > b.length()) {
            return oneEdit(b, a);
        }
        int gap = b.length() - a.length();
        if (gap > 1) {
            return false;
        }
        int i = 0;
        while (i < a.length() && a.charAt(i) == b.charAt(i)) {
            i++;
        }
        if (gap == 1) {
            return a.regionMatches(i, b, i + 1, a.length() - i);
        }
        return i < a.length()
                && (a.regionMatches(i + 1, b, i + 1, a.length() - i - 1)
                        || i + 1 < a.length()
                                && a.charAt(i) == b.charAt(i + 1)
                                && a.charAt(i + 1) == b.charAt(i)
                                && a.regionMatches(i + 2, b, i + 2, a.length() - i - 2));
    }

    /** The letters of a text as bits, so that hopeless comparisons end early. */
    static int letters(String text) {
        int letters = 0;
        for (int i = 0; i < text.length(); i++) {
            letters |= 1 << (text.charAt(i) & 31);
        }
        return letters;
    }

    /** Whether the letters alone leave it possible that the measure reaches so much: most pairs end here. */
    static boolean canReach(double enough, String a, int lettersOfA, String b, int lettersOfB) {
        int common = Math.min(
                a.length() - Integer.bitCount(lettersOfA & ~lettersOfB),
                b.length() - Integer.bitCount(lettersOfB & ~lettersOfA));
        double jaro = (common / (double) a.length() + common / (double) b.length() + 1) / 3;
        return withPrefix(a, b, jaro) >= enough;
    }

    /** Jaro's measure with Winkler's gain for a common beginning: 1 is the same, 0 has nothing in common. */
    static double jaroWinkler(String a, String b) {
        if (a.length() > b.length() || a.length() == b.length() && a.compareTo(b) > 0) {
            return jaroWinkler(b, a);
        }
        if (a.isEmpty() || b.length() > LONGEST) {
            return a.equals(b) ? 1 : 0;
        }
        int reach = Math.max(0, b.length() / 2 - 1);
        long usedA = 0;
        long usedB = 0;
        int common = 0;
        for (int i = 0; i < a.length(); i++) {
            int end = Math.min(b.length(), i + reach + 1);
            for (int j = Math.max(0, i - reach); j < end; j++) {
                if ((usedB >>> j & 1) == 0 && a.charAt(i) == b.charAt(j)) {
                    usedA |= 1L << i;
                    usedB |= 1L << j;
                    common++;
                    break;
                }
            }
        }
        return common == 0 ? 0 : withPrefix(a, b, jaro(a, b, usedA, usedB, common));
    }

    private static double jaro(String a, String b, long usedA, long usedB, int common) {
        int outOfPlace = 0;
        long restB = usedB;
        for (long restA = usedA; restA != 0; restA &= restA - 1) {
            char inA = a.charAt(Long.numberOfTrailingZeros(restA));
            char inB = b.charAt(Long.numberOfTrailingZeros(restB));
            restB &= restB - 1;
            if (inA != inB) {
                outOfPlace++;
            }
        }
        double shared = common;
        return (shared / a.length() + shared / b.length() + (shared - outOfPlace / 2.0) / shared) / 3;
    }

    private static double withPrefix(String a, String b, double jaro) {
        int same = 0;
        while (same < Math.min(PREFIX, Math.min(a.length(), b.length())) && a.charAt(same) == b.charAt(same)) {
            same++;
        }
        return jaro + same * PREFIX_GAIN * (1 - jaro);
    }
}
