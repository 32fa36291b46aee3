package org.anydoor.youth.release;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.youth.YouthId;
import org.jspecify.annotations.Nullable;

/** What a recipient may know of a release that names it: whose record, what of it, since when and until when. */
public record ReceivedRelease(
        ReleaseId id,
        YouthId youth,
        AgencyId owner,
        List<ReleaseItem> items,
        LocalDate signedOn,
        Instant from,
        Instant until,
        @Nullable Instant endedAt) {

    public boolean isLive(Instant now) {
        return endedAt == null && !from.isAfter(now) && until.isAfter(now);
    }
}
