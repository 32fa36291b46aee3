package org.anydoor.intake;

import java.util.Locale;
import java.util.Optional;

/** What people call a concern on the phone: six letters and digits that are not mistaken for each other, from its id. */
public final class ShortName {
    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    static final long MASK = 0x3FFFFFFFFFFFFFFFL;
    /** So many names there are: six of thirty letters. */
    static final long NAMES = 729_000_000L;

    private ShortName() {}

    static String of(ConcernId id) {
        long rest = id.value().getLeastSignificantBits() & MASK;
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            if (i == 3) {
                name.append('-');
            }
            name.append(LETTERS.charAt((int) (rest % LETTERS.length())));
            rest /= LETTERS.length();
        }
        return name.toString();
    }

    /** What the id of a concern of this name leaves when divided by {@link #NAMES}; nothing where this is no name. */
    static Optional<Long> rest(String name) {
        String letters = name.replace("-", "");
        if (letters.length() != 6) {
            return Optional.empty();
        }
        long rest = 0;
        for (int i = 5; i >= 0; i--) {
            int letter = LETTERS.indexOf(letters.charAt(i));
            if (letter < 0) {
                return Optional.empty();
            }
            rest = rest * LETTERS.length() + letter;
        }
        return Optional.of(rest);
    }

    /** The name as it stands in the database, from what somebody typed. */
    public static String read(String typed) {
        String plain = typed.strip()
                .toUpperCase(Locale.ROOT)
                .replaceFirst("^K[- ]", "")
                .replaceAll("[- ]", "");
        return plain.length() == 6 ? plain.substring(0, 3) + "-" + plain.substring(3) : typed.strip();
    }
}
