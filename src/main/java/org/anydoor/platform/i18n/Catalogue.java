package org.anydoor.platform.i18n;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.ResourcePatternResolver;

/**
 * All texts as they stand in the files of the modules, for {@link Messages}, for reviewers and for the checks of the build.
 *
 * @param publicTexts what the public and young people read, by language
 * @param staffTexts English, by key
 */
public record Catalogue(Map<Language, Map<String, String>> publicTexts, Map<String, String> staffTexts) {

    /** Reads every {@code org/anydoor/<module>/public*.properties} and {@code staff.properties}. */
    public static Catalogue read() {
        Map<Language, Map<String, String>> texts = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            texts.put(language, read("public" + language.fileEnding() + ".properties"));
        }
        return new Catalogue(texts, read("staff.properties"));
    }

    /** The public texts of one language, by key. */
    public Map<String, String> in(Language language) {
        return publicTexts.getOrDefault(language, Map.of());
    }

    private static Map<String, String> read(String file) {
        Map<String, String> texts = new TreeMap<>();
        try {
            String pattern = ResourcePatternResolver.CLASSPATH_ALL_URL_PREFIX + "org/anydoor/*/" + file;
            for (Resource resource : new PathMatchingResourcePatternResolver().getResources(pattern)) {
                readOne(resource, texts);
            }
            return texts;
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
        @java.io.Serial
        private static final long serialVersionUID = 1L;

        @Override
        public synchronized Object put(Object key, Object value) {
            if (containsKey(key)) {
                throw new IllegalStateException("Text " + key + " is written twice");
            }
            return super.put(key, value);
        }
    }
}
