package org.anydoor.platform.i18n;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A language in which the public reads and writes; the city's lines answer in these four. */
public enum Language {
    EN("en", "English"),
    ES("es", "Español"),
    HMN("hmn", "Hmoob"),
    SO("so", "Soomaali");

    /** Prefix of every public route: {@code @GetMapping(Language.PATH + "/help")}. */
    public static final String PATH = "/{language:en|es|hmn|so}";

    private final String tag;
    private final String ownName;

    Language(String tag, String ownName) {
        this.tag = tag;
        this.ownName = ownName;
    }

    /** What stands in the path, in the html {@code lang} attribute and in the database. */
    public String tag() {
        return tag;
    }

    public String ownName() {
        return ownName;
    }

    /** Ending of this language's message files: English has none. */
    String fileEnding() {
        return this == EN ? "" : "_" + tag;
    }

    public static Optional<Language> find(String tag) {
        return Arrays.stream(values()).filter(it -> it.tag.equals(tag)).findFirst();
    }

    /** The language of a path such as {@code /so/help}, if it names one. */
    public static Optional<Language> ofPath(String path) {
        String[] parts = path.split("/", 3);
        return parts.length > 1 ? find(parts[1]) : Optional.empty();
    }

    /** The first of ours in an Accept-Language header; English when it names none or cannot be read. */
    public static Language preferred(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.length() > 500) {
            return EN;
        }
        return ranges(acceptLanguage).stream()
                .filter(range -> range.getWeight() > 0)
                .map(range -> range.getRange().split("-", 2)[0])
                .map(tag -> tag.equals("mww") ? "hmn" : tag)
                .flatMap(tag -> find(tag).stream())
                .findFirst()
                .orElse(EN);
    }

    private static List<Locale.LanguageRange> ranges(String header) {
        try {
            return Locale.LanguageRange.parse(header);
        } catch (IllegalArgumentException unreadable) {
            return List.of();
        }
    }
}
