package org.anydoor.linkage;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Given names and surnames: spelling, short forms, one of several words missing, initials. */
final class NameComparison implements Comparison {

    /** Reached only where the given name of one record is the surname of the other, both ways. */
    static final int EXCHANGED = 6;

    /** The surname's share where both are exchanged: they go together, so that only the given name's slip is weighed. */
    static final double EXCHANGED_TOO = 0.9;

    private static final int EXACT = 0;
    private static final int SPELT_OTHERWISE = 1;
    private static final int ONE_LETTER = 2;
    private static final int CLOSE = 3;
    private static final int WORD_MISSING = 4;
    private static final int INITIAL = 5;
    private static final int LIKE = 7;
    private static final int DIFFERENT = 8;

    private static final List<Level> LEVELS = List.of(
            new Level("the same", 1, 0.72, 0.004),
            new Level("another spelling or short form of the same", 0.8, 0.05, 0.001),
            new Level("one letter different", 0.8, 0.09, 0.001),
            new Level("nearly the same", 0.6, 0.04, 0.0005),
            new Level("one part missing or in another place", 0.7, 0.02, 0.001),
            new Level("initial only", 0, 0.01, 0.002),
            new Level("given name and surname exchanged", 1, 0.02, 1),
            new Level("somewhat alike", 0.3, 0.02, 0.005),
            new Level("different", 0, 0.03, 0.9855));

    @Override
    public List<Level> levels() {
        return LEVELS;
    }

    @Override
    public List<String> terms(String raw) {
        List<String> words = NameParts.terms(raw);
        return words.size() < 2 ? words : withWhole(words);
    }

    private static List<String> withWhole(List<String> words) {
        List<String> terms = new ArrayList<>(words);
        terms.add(String.join(" ", words));
        return terms;
    }

    @Override
    public @Nullable Object prepare(String raw, Frequencies frequencies) {
        List<String> words = NameParts.terms(raw);
        if (words.isEmpty()) {
            return null;
        }
        NameParts parts = NameParts.of(words, frequencies);
        return words.size() == 1
                ? parts
                : new NameParts(
                        parts.tokens(), new NameToken(parts.joined().text, frequencies.share(String.join(" ", words))));
    }

    @Override
    public void compare(Object left, Object right, Outcome outcome) {
        NameParts a = (NameParts) left;
        NameParts b = (NameParts) right;
        int whole = a.joined().match(b.joined());
        double share = a.joined().shareWith(b.joined());
        if (whole <= NameToken.CLOSE || a.tokens().length == 1 && b.tokens().length == 1) {
            outcome.is(level(whole), share);
            return;
        }
        Alignment words = a.alignedWith(b);
        if (words.alike() + words.near() > 0 && (words.oneHoldsTheOther() || words.paired() > 1)) {
            outcome.is(
                    words.nothingLeft() && words.near() + words.initials() == 0 ? SPELT_OTHERWISE : WORD_MISSING,
                    words.share());
        } else if (words.initials() > 0 && words.oneHoldsTheOther()) {
            outcome.is(INITIAL, 1);
        } else {
            outcome.is(whole == NameToken.LIKE || words.paired() > 0 ? LIKE : DIFFERENT, share);
        }
    }

    private static int level(int match) {
        return switch (match) {
            case NameToken.EXACT -> EXACT;
            case NameToken.SAME -> SPELT_OTHERWISE;
            case NameToken.ONE_EDIT -> ONE_LETTER;
            case NameToken.CLOSE -> CLOSE;
            case NameToken.INITIAL -> INITIAL;
            case NameToken.LIKE -> LIKE;
            default -> DIFFERENT;
        };
    }

    @Override
    public List<String> keys(Object value) {
        NameParts parts = (NameParts) value;
        List<String> keys = new ArrayList<>();
        for (NameToken token : parts.tokens()) {
            keys.add(Spelling.sound(token.text));
        }
        return keys;
    }
}
