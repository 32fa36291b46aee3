package org.anydoor.linkage;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whole names in one column, in any order of their words: chains of fathers' names, double surnames, clan words, titles. */
final class WholeNameComparison implements Comparison {

    private static final List<Level> LEVELS = List.of(
            new Level("the same", 1, 0.40, 0.00002),
            new Level("the same words in other spelling or order", 0.8, 0.12, 0.0001),
            new Level("two or more words the same, one name is longer", 0.8, 0.12, 0.00005),
            new Level("two or more words nearly the same, one name is longer", 0.7, 0.10, 0.00005),
            new Level("two or more words the same, others differ", 0.6, 0.08, 0.0003),
            new Level("one word, the same as one of the other name", 0.8, 0.05, 0.002),
            new Level("one word, nearly as one of the other name", 0.6, 0.03, 0.0005),
            new Level("one word the same, others differ", 0.7, 0.05, 0.025),
            new Level("one word nearly the same, others differ", 0.5, 0.02, 0.005),
            new Level("different", 0, 0.03, 0.967));

    @Override
    public List<Level> levels() {
        return LEVELS;
    }

    @Override
    public List<String> terms(String raw) {
        return NameParts.terms(raw);
    }

    @Override
    public @Nullable Object prepare(String raw, Frequencies frequencies) {
        List<String> words = NameParts.terms(raw);
        return words.isEmpty() ? null : NameParts.of(words, frequencies);
    }

    @Override
    public void compare(Object left, Object right, Outcome outcome) {
        NameParts a = (NameParts) left;
        NameParts b = (NameParts) right;
        Alignment words = a.alignedWith(b);
        if (words.paired() < Math.min(a.tokens().length, b.tokens().length)
                && a.joined().match(b.joined()) <= NameToken.CLOSE) {
            outcome.is(1, a.joined().shareWith(b.joined()));
            return;
        }
        outcome.is(level(words), words.share());
    }

    private static int level(Alignment words) {
        boolean clean = words.near() + words.initials() == 0;
        if (words.paired() == 0 || words.alike() + words.near() == 0) {
            return 9;
        }
        if (words.nothingLeft()) {
            return words.paired() == words.exact() ? 0 : words.paired() > 1 && words.alike() > 0 ? 1 : clean ? 5 : 6;
        }
        if (words.paired() > 1) {
            return words.oneHoldsTheOther() ? clean ? 2 : 3 : 4;
        }
        if (words.oneHoldsTheOther()) {
            return clean ? 5 : 6;
        }
        return clean ? 7 : 8;
    }

    @Override
    public List<String> keys(Object value) {
        List<String> keys = new ArrayList<>();
        for (NameToken token : ((NameParts) value).tokens()) {
            keys.add(Spelling.sound(token.text));
        }
        return keys;
    }
}
