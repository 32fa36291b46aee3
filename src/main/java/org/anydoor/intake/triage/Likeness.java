package org.anydoor.intake.triage;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Why two concerns may tell of the same: plain reasons that a person can check, and no more than a place in a short list. */
public record Likeness(Concern other, List<Reason> reasons) {

    /** One thing that both say. */
    public enum Reason {
        SAME_NAME(5),
        SAME_PLACE(4),
        SAME_WORDS(3),
        AGE_FITS(1),
        SAME_DAY(1);

        private final int weight;

        Reason(int weight) {
            this.weight = weight;
        }
    }

    static Likeness of(Concern one, Concern other) {
        List<Reason> reasons = new ArrayList<>();
        if (shares(one.whom().called(), other.whom().called(), 1, 2)) {
            reasons.add(Reason.SAME_NAME);
        }
        if (shares(one.placeSaid(), other.placeSaid(), 2, 4)) {
            reasons.add(Reason.SAME_PLACE);
        }
        if (shares(one.what(), other.what(), 5, 6)) {
            reasons.add(Reason.SAME_WORDS);
        }
        if (agesFit(one.whom(), other.whom())) {
            reasons.add(Reason.AGE_FITS);
        }
        if (java.time.Duration.between(one.arrived(), other.arrived()).abs().toHours() < 24) {
            reasons.add(Reason.SAME_DAY);
        }
        return new Likeness(other, List.copyOf(reasons));
    }

    int score() {
        return reasons.stream().mapToInt(it -> it.weight).sum();
    }

    /** A fitting age or day alone says nothing. */
    boolean isWorthALook() {
        return reasons.stream().anyMatch(it -> it.weight > 1) && score() >= 4;
    }

    private static boolean shares(@Nullable String one, @Nullable String other, int least, int length) {
        if (one == null || other == null) {
            return false;
        }
        Set<String> words = words(one, length);
        long common = words(other, length).stream().filter(words::contains).count();
        return common >= least
                || (common >= 1
                        && common == Math.max(words.size(), words(other, length).size()));
    }

    private static Set<String> words(String text, int length) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}", "");
        return Arrays.stream(plain.split("[^\\p{L}\\p{N}]+"))
                .filter(it -> it.length() >= length)
                .collect(Collectors.toSet());
    }

    private static boolean agesFit(Concern.Whom one, Concern.Whom other) {
        Integer a = one.ageLow();
        Integer b = other.ageLow();
        Integer aHigh = one.ageHigh();
        Integer bHigh = other.ageHigh();
        return a != null && b != null && aHigh != null && bHigh != null && a <= bHigh && b <= aHigh;
    }
}
