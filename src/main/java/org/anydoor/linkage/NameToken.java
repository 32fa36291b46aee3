package org.anydoor.linkage;

/** One word of a name with all that it takes to recognise it in another spelling. */
final class NameToken {

    static final int EXACT = 0;
    static final int SAME = 1;
    static final int ONE_EDIT = 2;
    static final int CLOSE = 3;
    static final int INITIAL = 4;
    static final int LIKE = 5;
    static final int NONE = 6;

    private static final double IS_CLOSE = 0.91;
    private static final double IS_LIKE = 0.80;

    final String text;
    final double share;
    private final String western;
    private final String somali;
    private final int[] aliases;
    private final int letters;

    NameToken(String text, double share) {
        this.text = text;
        this.share = share;
        western = Spelling.western(text);
        somali = Spelling.somali(text);
        aliases = Aliases.of(text);
        letters = Similarity.letters(text);
    }

    /** How the two words go together: one of the constants, lower is closer. */
    int match(NameToken other) {
        if (text.equals(other.text)) {
            return EXACT;
        }
        if (text.length() == 1 || other.text.length() == 1) {
            return text.charAt(0) == other.text.charAt(0) ? INITIAL : NONE;
        }
        if (Aliases.shared(aliases, other.aliases) || sameSound(other)) {
            return SAME;
        }
        if (Math.max(text.length(), other.text.length()) > 3 && Similarity.oneEdit(text, other.text)) {
            return ONE_EDIT;
        }
        if (!Similarity.canReach(IS_LIKE, text, letters, other.text, other.letters)) {
            return NONE;
        }
        double alike = Similarity.jaroWinkler(text, other.text);
        return alike >= IS_CLOSE ? CLOSE : alike >= IS_LIKE ? LIKE : NONE;
    }

    private boolean sameSound(NameToken other) {
        return Math.min(western.length(), somali.length()) > 2
                && (western.equals(other.western) || somali.equals(other.somali));
    }

    /** The share of records that have either spelling. */
    double shareWith(NameToken other) {
        return Math.max(share, other.share);
    }

    /** A key under which the usual spellings of this word fall together. */
    String alias() {
        return aliases.length > 0 ? "@" + aliases[0] : somali;
    }
}
