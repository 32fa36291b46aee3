package org.anydoor.intake.triage;

import org.anydoor.intake.ShortName;

/** What people call a concern on the phone, as they type it: with or without K-, hyphen, small letters. */
final class ShortNames {
    private ShortNames() {}

    static String clean(String typed) {
        return ShortName.read(typed);
    }

    /** Whether somebody types such a name, rather than words. */
    static boolean looksLikeOne(String typed) {
        return clean(typed).matches("[2-9A-Z]{3}-[2-9A-Z]{3}|K-\\d{1,9}");
    }
}
