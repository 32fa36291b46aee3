package org.anydoor.intake;

import java.util.Locale;

/** What people call a concern on the phone: six letters and digits that are not mistaken for each other, from its id. */
public final class ShortName {
    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    private ShortName() {}

    static String of(ConcernId id) {
        long rest = id.value().getLeastSignificantBits() & 0x3FFFFFFFFFFFFFFFL;
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

    /** The name as it stands in the database, from what somebody typed. */
    public static String read(String typed) {
        String plain = typed.strip()
                .toUpperCase(Locale.ROOT)
                .replaceFirst("^K[- ]", "")
                .replaceAll("[- ]", "");
        return plain.length() == 6 ? plain.substring(0, 3) + "-" + plain.substring(3) : typed.strip();
    }
}
