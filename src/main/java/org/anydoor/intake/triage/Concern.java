package org.anydoor.intake.triage;

import java.time.Instant;
import java.util.List;
import org.anydoor.intake.ConcernId;
import org.anydoor.intake.Danger;
import org.anydoor.intake.Harm;
import org.anydoor.intake.Interpreter;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.i18n.Language;
import org.jspecify.annotations.Nullable;

/**
 * What was said, as the reader may see it: masked where triage masked it, and never who said it.
 *
 * @param joinedInto the concern into which this one was joined as a duplicate
 */
public record Concern(
        ConcernId id,
        AgencyId owner,
        String shortName,
        String door,
        Language language,
        Instant arrived,
        Danger danger,
        @Nullable Harm harm,
        String what,
        List<String> signs,
        Whom whom,
        @Nullable String placeSaid,
        @Nullable String whenSaid,
        Interpreter interpreter,
        boolean selfReport,
        @Nullable String caseNumber,
        boolean masked,
        @Nullable ConcernId joinedInto,
        int version) {

    /** About whom, as given. */
    public record Whom(
            @Nullable String called,
            @Nullable String age,
            @Nullable Integer ageLow,
            @Nullable Integer ageHigh,
            @Nullable String gender,
            @Nullable String look) {

        /** Whether this may be a child; unknown where no age was said. */
        public @Nullable Boolean minor() {
            Integer youngest = ageLow != null ? ageLow : ageHigh;
            return youngest == null ? null : youngest < 18;
        }
    }

    /** A passage of the sender's own words that may be masked or translated. */
    public enum Field {
        WHAT,
        YOUTH_LOOK,
        PLACE_SAID,
        WHEN_SAID
    }

    /** The words of a field, as the reader may see them. */
    public @Nullable String said(Field field) {
        return switch (field) {
            case WHAT -> what;
            case YOUTH_LOOK -> whom.look();
            case PLACE_SAID -> placeSaid;
            case WHEN_SAID -> whenSaid;
        };
    }
}
