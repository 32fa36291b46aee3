package org.anydoor.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lines of an address, places and schools: words may be shortened, misspelt, run together or left out. */
final class TextComparison implements Comparison {

    private static final double IS_CLOSE = 0.90;
    private static final double IS_LIKE = 0.80;
    private static final Map<String, String> SHORT = Map.ofEntries(
            Map.entry("street", "st"),
            Map.entry("avenue", "ave"),
            Map.entry("av", "ave"),
            Map.entry("road", "rd"),
            Map.entry("drive", "dr"),
            Map.entry("boulevard", "blvd"),
            Map.entry("lane", "ln"),
            Map.entry("court", "ct"),
            Map.entry("circuit", "cct"),
            Map.entry("crescent", "cres"),
            Map.entry("close", "cl"),
            Map.entry("place", "pl"),
            Map.entry("apartment", "apt"),
            Map.entry("saint", "st"),
            Map.entry("north", "n"),
            Map.entry("south", "s"),
            Map.entry("east", "e"),
            Map.entry("west", "w"),
            Map.entry("mount", "mt"),
            Map.entry("school", ""),
            Map.entry("minnesota", "mn"));
    private static final List<Level> LEVELS = List.of(
            new Level("the same", 1, 0.75, 0.002),
            new Level("one letter different", 0.8, 0.08, 0.0003),
            new Level("nearly the same", 0.6, 0.05, 0.0003),
            new Level("some words the same", 0.6, 0.04, 0.002),
            new Level("somewhat alike", 0.2, 0.02, 0.003),
            new Level("different", 0, 0.06, 0.9924));

    private record Text(String whole, List<String> words, int letters, double share, double[] shares) {}

    @Override
    public List<Level> levels() {
        return LEVELS;
    }

    @Override
    public List<String> terms(String raw) {
        List<String> words = words(raw);
        if (words.size() < 2) {
            return words;
        }
        List<String> terms = new ArrayList<>(words);
        terms.add(String.join(" ", words));
        return terms;
    }

    private static List<String> words(String raw) {
        return Arrays.stream(Spelling.plain(raw).split(" "))
                .map(word -> SHORT.getOrDefault(word, word))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    @Override
    public @Nullable Object prepare(String raw, Frequencies frequencies) {
        List<String> words = words(raw);
        if (words.isEmpty()) {
            return null;
        }
        double[] shares = words.stream().mapToDouble(frequencies::share).toArray();
        String whole = String.join("", words);
        return new Text(whole, words, Similarity.letters(whole), frequencies.share(String.join(" ", words)), shares);
    }

    @Override
    public void compare(Object left, Object right, Outcome outcome) {
        Text a = (Text) left;
        Text b = (Text) right;
        double share = Math.max(a.share, b.share);
        if (a.whole.equals(b.whole)) {
            outcome.is(0, share);
            return;
        }
        double alike = Similarity.canReach(IS_LIKE, a.whole, a.letters, b.whole, b.letters)
                ? Similarity.jaroWinkler(a.whole, b.whole)
                : 0;
        if (alike > 0 && Math.min(a.whole.length(), b.whole.length()) > 2 && Similarity.oneEdit(a.whole, b.whole)) {
            outcome.is(1, share);
        } else if (alike >= IS_CLOSE) {
            outcome.is(2, share);
        } else {
            double common = commonWords(a, b);
            outcome.is(common < 1 ? 3 : alike >= IS_LIKE ? 4 : 5, common < 1 ? common : share);
        }
    }

    /** The share of records that have all those words that both texts have; 1 if they have none but everyday ones. */
    private static double commonWords(Text a, Text b) {
        double share = 1;
        for (int i = 0; i < a.words.size(); i++) {
            if (a.words.get(i).length() > 2 && b.words.contains(a.words.get(i))) {
                share *= Math.min(1, a.shares[i]);
            }
        }
        return share > 0.05 ? 1 : share;
    }

    @Override
    public List<String> keys(Object value) {
        Text text = (Text) value;
        List<String> keys = new ArrayList<>();
        keys.add(text.whole);
        for (String word : text.words) {
            if (word.length() > 3) {
                keys.add("s" + Spelling.sound(word));
            }
        }
        return keys;
    }
}
