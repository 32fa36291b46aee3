package org.anydoor.intake;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An age as people say it ("about 14", "13-15", "fourteen", "catorce") and the years that it may mean; nothing is invented. */
public record Age(@Nullable Integer low, @Nullable Integer high) {
    static final Age UNKNOWN = new Age(null, null);
    private static final int OLDEST = 120;
    private static final int ADULT = 18;

    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern ABOUT = Pattern.compile(
            "\\b(about|around|abouts?|approx\\w*|maybe|roughly|ish|perhaps|like|mas o menos|unos|casi|como|alrededor|tal vez|kwv yees|thaj tsam|qiyaas\\w*|ku dhow)\\b|~|\\?|ish\\b");
    private static final Pattern UNDER =
            Pattern.compile("\\b(under|below|younger than|less than|menor de|menos de|qis dua|hauv qab|ka yar)\\b");
    private static final Map<String, Integer> WORDS = words();

    /** What the words may mean; {@link #UNKNOWN} where they name no number. */
    public static Age parse(@Nullable String said) {
        if (said == null || said.isBlank()) {
            return UNKNOWN;
        }
        String folded = fold(said);
        List<Integer> numbers = numbers(folded);
        if (numbers.isEmpty()) {
            return UNKNOWN;
        }
        int low = numbers.stream().mapToInt(Integer::intValue).min().orElseThrow();
        int high = numbers.stream().mapToInt(Integer::intValue).max().orElseThrow();
        if (numbers.size() == 1 && UNDER.matcher(folded).find()) {
            return new Age(null, Math.max(0, low - 1));
        }
        boolean about = numbers.size() == 1 && ABOUT.matcher(folded).find();
        return about ? new Age(Math.max(0, low - 1), high + 1) : new Age(low, high);
    }

    /** Whether this may be a child: true or false where an age was said, null where none was. */
    public @Nullable Boolean minor() {
        Integer youngest = low != null ? low : high;
        return youngest == null ? null : youngest < ADULT;
    }

    private static String fold(String said) {
        String text = said.length() > 200 ? said.substring(0, 200) : said;
        StringBuilder folded = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(point -> Character.getType(point) != Character.NON_SPACING_MARK)
                .forEach(point ->
                        folded.appendCodePoint(Character.isDigit(point) ? '0' + Character.digit(point, 10) : point));
        return folded.toString();
    }

    private static List<Integer> numbers(String folded) {
        String text = folded;
        for (Map.Entry<String, Integer> word : WORDS.entrySet()) {
            text = text.replaceAll("\\b" + word.getKey() + "\\b", " " + word.getValue() + " ");
        }
        List<Integer> found = new ArrayList<>();
        Matcher numbers = NUMBER.matcher(text);
        while (numbers.find()) {
            if (numbers.group().length() <= 3 && Integer.parseInt(numbers.group()) <= OLDEST) {
                found.add(Integer.parseInt(numbers.group()));
            }
        }
        return found;
    }

    /** Number words in our four languages, longest first, so that "kaum plaub" is not read as ten and four. */
    private static Map<String, Integer> words() {
        Map<String, Integer> words = new TreeMap<>(
                (a, b) -> a.length() != b.length() ? Integer.compare(b.length(), a.length()) : a.compareTo(b));
        counted(words, 10, "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty");
        counted(words, 10, "diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve veinte");
        counted(words, 1, "kow laba saddex afar shan lix toddoba siddeed sagaal toban");
        String[] hmong = "ib ob peb plaub tsib rau xya yim cuaj".split(" ");
        String[] somali = "kow laba saddex afar shan lix toddoba siddeed sagaal".split(" ");
        words.put("kaum", 10);
        for (int i = 0; i < hmong.length; i++) {
            words.put("kaum " + hmong[i], 11 + i);
            words.put(somali[i] + " iyo toban", 11 + i);
        }
        words.put("nees nkaum", 20);
        words.put("labaatan", 20);
        return words;
    }

    private static void counted(Map<String, Integer> words, int first, String inOrder) {
        int number = first;
        for (String word : inOrder.split(" ")) {
            words.put(word, number++);
        }
    }
}
