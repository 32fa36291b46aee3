package org.anydoor.platform.i18n;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Every word on a page, from {@code org/anydoor/<module>/public*.properties} (four languages) and {@code staff.properties}
 * (English); the program does not start while a public text lacks a language.
 */
public final class Messages {

    private final Map<Language, Text> texts = new EnumMap<>(Language.class);

    private Messages() {}

    public static Messages load(ZoneId city, InstantSource now) {
        return of(Catalogue.read(), city, now);
    }

    static Messages of(Catalogue catalogue, ZoneId city, InstantSource now) {
        requireComplete(catalogue);
        var messages = new Messages();
        for (Language language : Language.values()) {
            Map<String, String> words = language == Language.EN ? withStaff(catalogue) : catalogue.in(language);
            messages.texts.put(language, new Text(language, words, city, now));
        }
        return messages;
    }

    /** The words of one language; staff pages use English. */
    public Text in(Language language) {
        Text text = texts.get(language);
        if (text == null) {
            throw new IllegalStateException("No texts for " + language);
        }
        return text;
    }

    private static void requireComplete(Catalogue catalogue) {
        var all = new TreeSet<String>();
        catalogue.publicTexts().values().forEach(it -> all.addAll(it.keySet()));
        catalogue.publicTexts().forEach((language, map) -> {
            var missing = new TreeSet<>(all);
            missing.removeIf(key -> !map.getOrDefault(key, "").isBlank());
            if (!missing.isEmpty()) {
                throw new IllegalStateException("Texts missing in " + language.tag() + ": " + missing);
            }
        });
    }

    private static Map<String, String> withStaff(Catalogue catalogue) {
        var words = new TreeMap<>(catalogue.in(Language.EN));
        catalogue.staffTexts().forEach((key, text) -> {
            if (words.put(key, text) != null) {
                throw new IllegalStateException("Text " + key + " is both public and staff");
            }
        });
        return words;
    }
}
