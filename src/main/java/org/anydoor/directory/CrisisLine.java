package org.anydoor.directory;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line to call or text, as it was when somebody last checked it; numbers change, so none is compiled into the program.
 *
 * @param key names the line's texts: {@code site.line.<key>} says whom it is for
 * @param phone as printed, such as {@code 1-866-223-1111}
 * @param textTo number that takes text messages
 * @param textWord word to text there, if one is needed
 * @param languages tags of the languages in which it answers by itself; none: ask for an interpreter
 * @param always whether somebody answers at every hour
 * @param verified whether the number was read at its source
 */
public record CrisisLine(
        String key,
        String name,
        String phone,
        @Nullable String textTo,
        @Nullable String textWord,
        List<String> languages,
        boolean always,
        LocalDate verifiedOn,
        boolean verified) {

    /** What a telephone link dials: long numbers with the country's prefix, short ones as they are. */
    public String dials() {
        return dials(phone);
    }

    /** What a text-message link addresses. */
    public @Nullable String texts() {
        return textTo == null ? null : dials(textTo);
    }

    private static String dials(String printed) {
        String digits = printed.replaceAll("\\D", "");
        if (digits.length() == 10) {
            return "+1" + digits;
        }
        return digits.length() == 11 ? "+" + digits : digits;
    }
}
