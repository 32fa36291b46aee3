package org.anydoor.youth.release;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.i18n.Language;
import org.anydoor.youth.YouthId;
import org.jspecify.annotations.Nullable;

/**
 * One release as its owner reads it; what was agreed never changes.
 *
 * @param number which one of this young person's it is, for people to name it by
 * @param until the moment at which it is over by itself
 */
public record Release(
        ReleaseId id,
        YouthId youth,
        AgencyId owner,
        int number,
        Recipient recipient,
        List<ReleaseItem> items,
        String purpose,
        Instant from,
        Instant until,
        Language language,
        @Nullable String interpreter,
        Signer signer,
        Instant madeAt,
        @Nullable Signed signed,
        @Nullable Ended ended) {

    /**
     * That it was signed.
     *
     * @param witness who saw it; nothing where they are known here no more
     */
    public record Signed(
            String name,
            @Nullable String guardian,
            LocalDate on,
            @Nullable String paperAt,
            @Nullable String witness) {}

    /** That somebody asked for its end. */
    public record Ended(Instant at, Asker asker) {}

    public ReleaseState state(Instant now) {
        if (ended != null) {
            return ReleaseState.TAKEN_BACK;
        }
        if (!until.isAfter(now)) {
            return ReleaseState.OVER;
        }
        if (signed == null) {
            return ReleaseState.UNSIGNED;
        }
        return from.isAfter(now) ? ReleaseState.LATER : ReleaseState.LIVE;
    }

    /** The same with its recipient by name. */
    Release with(Recipient named) {
        return new Release(
                id,
                youth,
                owner,
                number,
                named,
                items,
                purpose,
                from,
                until,
                language,
                interpreter,
                signer,
                madeAt,
                signed,
                ended);
    }
}
