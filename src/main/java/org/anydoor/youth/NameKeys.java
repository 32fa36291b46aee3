package org.anydoor.youth;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The keys by which a name is found: the whole word, its beginning and its sound. They are compared by equality alone,
 * because under row security PostgreSQL uses an index only for operators that cannot leak.
 */
final class NameKeys {
    private static final int BEGINNING = 3;
    private static final int MOST_WORDS = 12;

    private NameKeys() {}

    /** All keys of a young person's names. */
    static Set<String> of(YouthDetails details) {
        return keys(Stream.of(details.called(), details.givenName(), details.surname())
                .filter(Objects::nonNull)
                .toList());
    }

    /** All keys of what somebody typed to search. */
    static Set<String> of(String typed) {
        return keys(List.of(typed));
    }

    private static Set<String> keys(List<String> names) {
        var keys = new TreeSet<String>();
        for (String name : names) {
            for (String word : words(name)) {
                keys.add("w:" + word);
                keys.add("b:" + beginning(word));
                keys.add("s:" + sound(word));
            }
        }
        return keys;
    }

    /** The words of a name: small letters, without accents and without marks inside a word, as in O'Neal. */
    static List<String> words(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\p{M}'’ʼ`‘]", "")
                .replace("ł", "l")
                .replace("ø", "o")
                .replace("đ", "d")
                .replace("ß", "ss")
                .replace("æ", "ae");
        return Arrays.stream(plain.split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .distinct()
                .limit(MOST_WORDS)
                .toList();
    }

    static String beginning(String word) {
        return word.codePointCount(0, word.length()) <= BEGINNING
                ? word
                : word.substring(0, word.offsetByCodePoints(0, BEGINNING));
    }

    /**
     * How a word sounds, roughly and for names of many languages: Mohamed and Muhammad, Xaawo and Hawa, Caitlin and Katelyn
     * share a key. Words in letters other than Latin are their own sound.
     */
    static String sound(String word) {
        String alike = word.replaceAll("ph", "f")
                .replaceAll("c(?=[eiy])", "s")
                .replaceAll("ck|c|q", "k")
                .replaceAll("^x", "h")
                .replaceAll("x", "ks")
                .replaceAll("z", "s")
                .replaceAll("v", "w")
                .replaceAll("(?<=[dkgts])h", "");
        if (alike.isEmpty() || alike.codePoints().anyMatch(c -> c > 'z')) {
            return word;
        }
        String first = alike.substring(0, 1).replaceAll("[aeiou]", "a").replace("y", "j");
        return (first + alike.substring(1).replaceAll("[aeiouhwy]", "")).replaceAll("(.)\\1+", "$1");
    }
}
