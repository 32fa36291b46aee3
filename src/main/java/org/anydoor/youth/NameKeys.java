package org.anydoor.youth;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The keys by which a name is found: the whole word, its beginning, its sound and its initial. They are compared by equality alone,
 * because under row security PostgreSQL uses an index only for operators that cannot leak.
 */
final class NameKeys {
    private static final int BEGINNING = 3;
    private static final int MOST_WORDS = 12;

    private NameKeys() {}

    /** All keys of a young person's names. */
    static Set<String> of(YouthDetails details) {
        return keys(
                Stream.of(details.called(), details.givenName(), details.surname())
                        .filter(Objects::nonNull),
                NameKeys::written);
    }

    /** All keys of what somebody typed to search. */
    static Set<String> of(String typed) {
        return keys(Stream.of(typed), NameKeys::wanted);
    }

    private static Set<String> keys(Stream<String> names, Function<String, Stream<String>> keysOf) {
        return names.flatMap(name -> words(name).stream())
                .flatMap(keysOf)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Every name has an initial; of somebody known by nothing more it is the only key besides. */
    private static Stream<String> written(String word) {
        String initial = initial(word);
        return word.equals(initial)
                ? Stream.of("i:" + initial, "o:" + initial)
                : Stream.concat(whole(word), Stream.of("i:" + initial));
    }

    /** A single letter is meant as an initial: it has no sound, and as the beginning of everything it would say nothing. */
    private static Stream<String> wanted(String word) {
        String initial = initial(word);
        return word.equals(initial) ? Stream.of("i:" + initial) : Stream.concat(whole(word), Stream.of("o:" + initial));
    }

    private static Stream<String> whole(String word) {
        return Stream.of("w:" + word, "b:" + beginning(word), "s:" + sound(word));
    }

    private static String initial(String word) {
        return word.substring(0, word.offsetByCodePoints(0, 1));
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
