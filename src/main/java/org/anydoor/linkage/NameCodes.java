package org.anydoor.linkage;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Codes by which a name is looked up before it is compared: whoever keeps an index of people compares them by equality alone. */
public final class NameCodes {
    private static final int MOST_GROUPS = 3;
    private static final int BEGINNING = 3;

    private NameCodes() {}

    /** The words of a name in plain small letters, without marks; some hundred languages' letters fold, others stay. */
    public static List<String> words(String name) {
        return NameParts.terms(name).stream().distinct().limit(NameParts.MOST).toList();
    }

    /** Under which its usual other spellings and short forms fall together: its sound, and each group of names it stands in. */
    public static Set<String> alike(String word) {
        Set<String> codes = new LinkedHashSet<>();
        codes.add(Spelling.sound(word));
        int[] groups = Aliases.of(word);
        for (int i = 0; i < Math.min(MOST_GROUPS, groups.length); i++) {
            codes.add("@" + groups[i]);
        }
        return codes;
    }

    /** Its first letters, which a slip further on leaves as they are. */
    public static String beginning(String word) {
        return word.length() <= BEGINNING ? word : word.substring(0, BEGINNING);
    }
}
