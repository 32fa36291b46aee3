package org.anydoor.platform.i18n;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.ResourcePatternResolver;

/**
 * Every word on a page, from {@code org/anydoor/<module>/public*.properties} (four languages) and {@code staff.properties}
 * (English); the program does not start while a public text lacks a language.
 */
public final class Messages {

    private final Map<Language, Text> texts = new EnumMap<>(Language.class);

    private Messages(Map<Language, Map<String, String>> words, ZoneId city, InstantSource now) {
        words.forEach((language, map) -> texts.put(language, new Text(language, map, city, now)));
    }

    public static Messages load(ZoneId city, InstantSource now) {
        Map<Language, Map<String, String>> words = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            words.put(language, read("public" + language.fileEnding() + ".properties"));
        }
        requireComplete(words);
        Map<String, String> english = words.getOrDefault(Language.EN, Map.of());
        read("staff.properties").forEach((key, text) -> {
            if (english.put(key, text) != null) {
                throw new IllegalStateException("Text " + key + " is both public and staff");
            }
        });
        return new Messages(words, city, now);
    }

    /** The words of one language; staff pages use English. */
    public Text in(Language language) {
        Text text = texts.get(language);
        if (text == null) {
            throw new IllegalStateException("No texts for " + language);
        }
        return text;
    }

    private static void requireComplete(Map<Language, Map<String, String>> words) {
        var all = new TreeSet<String>();
        words.values().forEach(it -> all.addAll(it.keySet()));
        words.forEach((language, map) -> {
            var missing = new TreeSet<>(all);
            missing.removeIf(key -> !map.getOrDefault(key, "").isBlank());
            if (!missing.isEmpty()) {
                throw new IllegalStateException("Texts missing in " + language.tag() + ": " + missing);
            }
        });
    }

    private static Map<String, String> read(String file) {
        Map<String, String> words = new TreeMap<>();
        try {
            String pattern = ResourcePatternResolver.CLASSPATH_ALL_URL_PREFIX + "org/anydoor/*/" + file;
            for (Resource resource : new PathMatchingResourcePatternResolver().getResources(pattern)) {
                readOne(resource, words);
            }
            return words;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void readOne(Resource resource, Map<String, String> into) throws IOException {
        var file = new OnceOnly();
        try (var reader = new InputStreamReader(resource.getInputStream(), StandardCharsets.UTF_8)) {
            file.load(reader);
        }
        for (String key : file.stringPropertyNames()) {
            if (into.put(key, file.getProperty(key)) != null) {
                throw new IllegalStateException("Text " + key + " stands in two files, one is " + resource);
            }
        }
    }

    /** Refuses a key written twice, of which the plain class silently keeps the last. */
    private static final class OnceOnly extends Properties {
        @Override
        public synchronized Object put(Object key, Object value) {
            if (containsKey(key)) {
                throw new IllegalStateException("Text " + key + " is written twice");
            }
            return super.put(key, value);
        }
    }
}
