package org.anydoor.linkage;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What speaks for and against two records being the same person.
 *
 * @param priorBits where the scales stand before anything is compared
 * @param modelVersion the model that weighed
 */
public record Weighed(double probability, double priorBits, List<Reason> reasons, String modelVersion) {

    /**
     * One field's part.
     *
     * @param level number of the level, −1 if one of the records lacks the value
     * @param bits for (above 0) or against; exactly 0 where a value is missing
     */
    public record Reason(String field, String words, int level, double bits) {

        /** Such as {@code surname: one letter different +4.1}. */
        public String inWords() {
            return field.replace('_', ' ') + ": " + words + signed(bits);
        }

        private static String signed(double bits) {
            return bits == 0 ? "" : String.format(Locale.ROOT, bits > 0 ? " +%.1f" : " −%.1f", Math.abs(bits));
        }
    }

    public Weighed {
        reasons = List.copyOf(reasons);
    }

    /** All reasons that count, the weightiest first. */
    public String inWords() {
        return reasons.stream()
                .filter(it -> it.bits() != 0)
                .sorted((a, b) -> Double.compare(Math.abs(b.bits()), Math.abs(a.bits())))
                .map(Reason::inWords)
                .collect(Collectors.joining("; "));
    }
}
