package org.anydoor.translations;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How hard a text is to read. English: grade by Flesch and Kincaid (1975). Spanish: score by Fernández Huerta (1959), whose
 * table calls 70 and more the sixth grade or below. Hmong and Somali have no accepted formula: the longest sentence counts.
 */
final class Readability {

    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?…:;])[\"”»)]*\\s+|\\n");
    private static final Pattern LETTER = Pattern.compile("\\p{L}");
    private static final Pattern ENGLISH_VOWELS = Pattern.compile("[aeiouy]+");
    private static final Pattern SPANISH_VOWELS = Pattern.compile("[aeiouáéíóúü]+");
    private static final Pattern SPANISH_NUCLEUS = Pattern.compile("[aeoáéíóú]");

    private Readability() {}

    static double englishGrade(String text) {
        List<String> words = words(text);
        double syllables =
                words.stream().mapToInt(Readability::englishSyllables).sum();
        return 0.39 * words.size() / sentences(text).size() + 11.8 * syllables / words.size() - 15.59;
    }

    static double spanishEase(String text) {
        List<String> words = words(text);
        double syllables =
                words.stream().mapToInt(Readability::spanishSyllables).sum();
        return 206.84
                - 60 * syllables / words.size()
                - 1.02 * words.size() / sentences(text).size();
    }

    static List<String> sentences(String text) {
        return Arrays.stream(SENTENCE_END.split(text.strip()))
                .filter(it -> LETTER.matcher(it).find())
                .toList();
    }

    static List<String> words(String text) {
        return Arrays.stream(text.strip().split("[\\s/]+"))
                .filter(it -> LETTER.matcher(it).find())
                .toList();
    }

    static int englishSyllables(String word) {
        String letters = word.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        String spoken = letters.replaceAll("(?<=[^aeiouyl])e$|(?<=[^aeiouytd])ed$|(?<=[^aeiouysxzcg])es$", "");
        return Math.max(1, (int) ENGLISH_VOWELS.matcher(spoken).results().count());
    }

    static int spanishSyllables(String word) {
        String letters = word.toLowerCase(Locale.ROOT).replaceAll("y$", "i");
        int count = SPANISH_VOWELS
                .matcher(letters)
                .results()
                .mapToInt(run -> Math.max(
                        1, (int) SPANISH_NUCLEUS.matcher(run.group()).results().count()))
                .sum();
        return Math.max(1, count);
    }
}
