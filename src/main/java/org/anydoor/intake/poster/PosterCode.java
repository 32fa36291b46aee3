package org.anydoor.intake.poster;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/**
 * What a poster says after the address of its door, such as {@code K7Q4M}: short enough to type at night, without vowels, so
 * that it spells no word, and without letters that look like digits.
 */
public record PosterCode(String value) {
    private static final String LETTERS = "CDFGHJKLMNPQRTVWXY34679";
    private static final int LENGTH = 5;
    private static final String PATTERN = "[" + LETTERS + "]{" + LENGTH + "}";

    static PosterCode fresh(SecureRandom random) {
        var code = new StringBuilder(LENGTH);
        for (int at = 0; at < LENGTH; at++) {
            code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return new PosterCode(code.toString());
    }

    /** What somebody typed, in whatever case, with whatever space or hyphen in it; empty where no poster can say that. */
    public static Optional<PosterCode> find(String typed) {
        String bare = typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        return bare.matches(PATTERN) ? Optional.of(new PosterCode(bare)) : Optional.empty();
    }
}
