package org.anydoor.youth.requests;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.anydoor.youth.YouthId;
import org.jspecify.annotations.Nullable;

/**
 * One request for data, from the day it was received until it was answered.
 *
 * @param claims what the asker says they are; a claim until somebody has verified it
 * @param due by when it is answered, and {@code authority} by which rule
 */
public record Request(
        RequestId id,
        Kind kind,
        @Nullable YouthId youth,
        String asker,
        @Nullable String claims,
        String wanted,
        Instant received,
        Instant due,
        String authority,
        Checks checks,
        @Nullable Closing closing,
        int version) {

    /** By which right somebody asks. */
    public enum Kind {
        SUBJECT,
        PARENT,
        PUBLIC,
        SUBPOENA,
        WARRANT,
        DISCOVERY,
        CORRECTION;

        private static final Set<Kind> BY_COURT = EnumSet.of(SUBPOENA, WARRANT, DISCOVERY);

        /** Whether a court stands behind it, so that the record is held and counsel decides. */
        public boolean isByCourt() {
            return BY_COURT.contains(this);
        }
    }

    /** Whether what is given may come to a parent without harm. */
    public enum ParentSafe {
        SAFE,
        NOT_SAFE,
        NOT_KNOWN
    }

    /** How a request ended. */
    public enum Outcome {
        GIVEN,
        IN_PART,
        REFUSED,
        WITHDRAWN;

        boolean gives() {
            return this == GIVEN || this == IN_PART;
        }

        boolean keepsBack() {
            return this == REFUSED || this == IN_PART;
        }
    }

    /**
     * What has to be found out before anything is given.
     *
     * @param verified how it was made sure who asks
     * @param wish what the young person wishes, where a parent asks
     * @param counsel what counsel decided
     * @param redactions what is taken out before it is given, and why
     */
    public record Checks(
            @Nullable String verified,
            @Nullable ParentSafe parentSafe,
            @Nullable String wish,
            @Nullable String counsel,
            @Nullable String redactions) {
        static final Checks NONE = new Checks(null, null, null, null, null);
    }

    /**
     * How it ended.
     *
     * @param provision the law by which something was kept back
     * @param answer what was given or said
     */
    public record Closing(
            Outcome outcome,
            @Nullable String provision,
            @Nullable String answer,
            Instant at,
            @Nullable String by) {}

    /** Why it cannot end so, or nothing that stands in the way; the database refuses the same. */
    public Missing missing(Outcome outcome, @Nullable String provision) {
        if (outcome.keepsBack() && provision == null) {
            return Missing.PROVISION;
        }
        if (!outcome.gives() || kind == Kind.PUBLIC) {
            return Missing.NOTHING;
        }
        if (checks.verified() == null) {
            return Missing.VERIFIED;
        }
        if (kind == Kind.PARENT && (checks.parentSafe() != ParentSafe.SAFE || checks.wish() == null)) {
            return Missing.PARENT_SAFE;
        }
        return kind.isByCourt() && checks.counsel() == null ? Missing.COUNSEL : Missing.NOTHING;
    }

    /** What still has to be written down. */
    public enum Missing {
        NOTHING,
        VERIFIED,
        PARENT_SAFE,
        COUNSEL,
        PROVISION
    }
}
