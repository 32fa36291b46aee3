package org.anydoor.translations;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.anydoor.platform.i18n.Catalogue;
import org.anydoor.platform.i18n.Language;

/** What must hold for the public texts; each rule answers with what breaks it, in words a translator can act on. */
public final class TranslationRules {

    private static final int LONGEST_SENTENCE = 15;
    private static final double HIGHEST_GRADE = 6.0;
    private static final double LOWEST_EASE = 70.0;
    private static final int PAGE_WORDS = 40;
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d}");
    private static final Pattern LETTERS = Pattern.compile("\\p{L}{3,}");
    /** Words of dates and spans are lists, not sentences. */
    private static final Pattern NO_PROSE = Pattern.compile("platform\\.(date|ago|span)\\..*");
    /** Spelled alike in several languages, or a name. */
    private static final Set<String> SAME_IN_ENGLISH =
            Set.of("platform.date.months", "platform.span.minutes", "platform.span.hours-minutes");

    private TranslationRules() {}

    public static List<String> missing(Catalogue texts) {
        var all = new TreeSet<String>();
        texts.publicTexts().values().forEach(it -> all.addAll(it.keySet()));
        return broken(
                texts,
                all,
                (language, key) -> texts.in(language).getOrDefault(key, "").isBlank());
    }

    public static List<String> untranslated(Catalogue texts) {
        Map<String, String> english = texts.in(Language.EN);
        return broken(
                texts,
                english.keySet(),
                (language, key) -> language != Language.EN
                        && !SAME_IN_ENGLISH.contains(key)
                        && LETTERS.matcher(english.get(key)).find()
                        && english.get(key).equals(texts.in(language).get(key)));
    }

    public static List<String> placeholders(Catalogue texts) {
        Map<String, String> english = texts.in(Language.EN);
        return broken(
                texts,
                english.keySet(),
                (language, key) ->
                        !named(english.get(key)).equals(named(texts.in(language).getOrDefault(key, ""))));
    }

    public static List<String> longSentences(Catalogue texts) {
        var wrong = new ArrayList<String>();
        for (Language language : List.of(Language.HMN, Language.SO)) {
            texts.in(language).forEach((key, text) -> {
                for (String sentence : Readability.sentences(text)) {
                    int words = Readability.words(sentence).size();
                    if (words > LONGEST_SENTENCE && !NO_PROSE.matcher(key).matches()) {
                        wrong.add("%s %s has %d words in a sentence".formatted(language.tag(), key, words));
                    }
                }
            });
        }
        return wrong;
    }

    /** By page, that is by the first two words of the key; what is too short to judge is judged together. */
    public static List<String> hardToRead(Catalogue texts) {
        var wrong = new ArrayList<String>();
        pages(texts.in(Language.EN)).forEach((page, text) -> {
            double grade = Readability.englishGrade(text);
            if (grade > HIGHEST_GRADE) {
                wrong.add(String.format(Locale.ROOT, "en %s reads at grade %.1f (Flesch-Kincaid)", page, grade));
            }
        });
        pages(texts.in(Language.ES)).forEach((page, text) -> {
            double ease = Readability.spanishEase(text);
            if (ease < LOWEST_EASE) {
                wrong.add(String.format(Locale.ROOT, "es %s has an ease of %.1f (Fernández Huerta)", page, ease));
            }
        });
        return wrong;
    }

    private static Map<String, String> pages(Map<String, String> texts) {
        Map<String, String> pages = texts.entrySet().stream()
                .filter(it -> !NO_PROSE.matcher(it.getKey()).matches())
                .collect(Collectors.groupingBy(
                        it -> page(it.getKey()),
                        TreeMap::new,
                        Collectors.mapping(Map.Entry::getValue, Collectors.joining("\n"))));
        var judged = new TreeMap<String, String>();
        pages.forEach((page, text) -> {
            boolean enough = Readability.words(text).size() >= PAGE_WORDS;
            String name = enough ? page : page.substring(0, page.indexOf('.')) + ", short texts";
            judged.merge(name, text, (one, other) -> one + "\n" + other);
        });
        return judged;
    }

    private static String page(String key) {
        String[] parts = key.split("\\.", 3);
        return parts[0] + "." + parts[1];
    }

    private static Set<String> named(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private interface Breach {
        boolean is(Language language, String key);
    }

    private static List<String> broken(Catalogue texts, Set<String> keys, Breach breach) {
        var wrong = new ArrayList<String>();
        for (Language language : Language.values()) {
            keys.stream().filter(key -> breach.is(language, key)).forEach(key -> wrong.add(language.tag() + " " + key));
        }
        return wrong;
    }
}
