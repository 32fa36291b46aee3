package org.anydoor.linkage;

/**
 * The words of two names paired off, the closest first, each word once.
 *
 * @param alike words that agree exactly or in another spelling
 * @param near words that agree but for a slip, or by their initial
 * @param share of records that would show the same words by chance
 * @param leftLeft words of the left name without a partner
 * @param leftRight words of the right name without a partner
 */
record Alignment(int exact, int alike, int near, int initials, double share, int leftLeft, int leftRight) {

    static Alignment of(NameToken[] left, NameToken[] right) {
        int[] counts = new int[NameToken.NONE];
        double share = 1;
        long usedLeft = 0;
        long usedRight = 0;
        int[][] matches = matches(left, right);
        for (int kind = NameToken.EXACT; kind < NameToken.LIKE; kind++) {
            for (int i = 0; i < left.length; i++) {
                for (int j = 0; j < right.length; j++) {
                    if (matches[i][j] == kind && (usedLeft >>> i & 1) == 0 && (usedRight >>> j & 1) == 0) {
                        usedLeft |= 1L << i;
                        usedRight |= 1L << j;
                        counts[kind]++;
                        share *= left[i].shareWith(right[j]);
                    }
                }
            }
        }
        return new Alignment(
                counts[NameToken.EXACT],
                counts[NameToken.EXACT] + counts[NameToken.SAME],
                counts[NameToken.ONE_EDIT] + counts[NameToken.CLOSE],
                counts[NameToken.INITIAL],
                share,
                left.length - Long.bitCount(usedLeft),
                right.length - Long.bitCount(usedRight));
    }

    private static int[][] matches(NameToken[] left, NameToken[] right) {
        int[][] matches = new int[left.length][right.length];
        for (int i = 0; i < left.length; i++) {
            for (int j = 0; j < right.length; j++) {
                matches[i][j] = left[i].match(right[j]);
            }
        }
        return matches;
    }

    int paired() {
        return alike + near + initials;
    }

    /** All words of one name are found in the other. */
    boolean oneHoldsTheOther() {
        return leftLeft == 0 || leftRight == 0;
    }

    boolean nothingLeft() {
        return leftLeft == 0 && leftRight == 0;
    }
}
