package org.anydoor.intake;

import java.util.List;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.db.Db;
import org.jspecify.annotations.Nullable;

/**
 * One line of the routing table; an empty condition means "whatever".
 *
 * @param mandated fits only where the law may make the sender report (Minn. Stat. 260E.06); "under 18" takes in an age that
 *     nobody said, since such a report is about a child
 * @param sendsTo the kind of agency, {@code to} exactly which one; without it, the one of that kind that has been here longest
 */
record RoutingRule(
        List<String> doors,
        List<String> danger,
        @Nullable Boolean minor,
        List<String> harms,
        boolean mandated,
        @Nullable Urgency urgency,
        @Nullable String sendsTo,
        @Nullable AgencyId to,
        boolean atOnce,
        String reasonKey) {

    /** What rules look at; {@code minor} is null where no age was said, which matches no rule about age. */
    record Situation(
            String door,
            Danger danger,
            @Nullable Boolean minor,
            @Nullable Harm harm,
            boolean mandated) {

        /**
         * What is known. Somebody who writes for themselves at the young people's door and gives no age is treated as a
         * child, as that page tells them before its first field.
         */
        static Situation of(
                String door, Danger danger, Age age, boolean selfReport, @Nullable Harm harm, boolean mandated) {
            Boolean minor = age.minor();
            return new Situation(door, danger, minor == null && selfReport ? Boolean.TRUE : minor, harm, mandated);
        }
    }

    boolean matches(Situation situation) {
        return has(doors, situation.door())
                && has(danger, Db.word(situation.danger()))
                && fitsAge(situation)
                && (harms.isEmpty() || situation.harm() != null && has(harms, Db.word(situation.harm())))
                && (!mandated || situation.mandated());
    }

    private boolean fitsAge(Situation situation) {
        return minor == null || minor.equals(situation.minor()) || mandated && minor && situation.minor() == null;
    }

    private static boolean has(List<String> wanted, String actual) {
        return wanted.isEmpty() || wanted.contains(actual);
    }
}
