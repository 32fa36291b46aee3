package org.anydoor.linkage;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One of few words, such as a gender or a trade: the same or not. */
final class CategoryComparison implements Comparison {

    private static final Set<String> UNKNOWN = Set.of("unknown", "u", "unk", "na", "n a", "none", "not stated", "null");
    private static final List<Level> LEVELS =
            List.of(new Level("the same", 1, 0.92, 0.3), new Level("different", 0, 0.08, 0.7));

    private record Word(String text, double share) {}

    @Override
    public List<Level> levels() {
        return LEVELS;
    }

    @Override
    public List<String> terms(String raw) {
        String text = word(raw);
        return text.isEmpty() ? List.of() : List.of(text);
    }

    private static String word(String raw) {
        String text = Spelling.plain(raw);
        return switch (text) {
            case "male", "boy", "man" -> "m";
            case "female", "girl", "woman" -> "f";
            default -> UNKNOWN.contains(text) ? "" : text;
        };
    }

    @Override
    public @Nullable Object prepare(String raw, Frequencies frequencies) {
        String text = word(raw);
        return text.isEmpty() ? null : new Word(text, frequencies.share(text));
    }

    @Override
    public void compare(Object left, Object right, Outcome outcome) {
        Word a = (Word) left;
        Word b = (Word) right;
        boolean same = a.text.equals(b.text);
        outcome.is(same ? 0 : 1, same ? a.share : 1);
    }

    @Override
    public List<String> keys(Object value) {
        return List.of(((Word) value).text);
    }
}
