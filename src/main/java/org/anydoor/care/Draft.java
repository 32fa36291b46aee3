package org.anydoor.care;

import java.time.Instant;
import java.util.UUID;
import org.anydoor.directory.ServiceId;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.PersonId;
import org.anydoor.youth.YouthId;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is about to send. Concern and record stay with the sender; the receiver gets the name and the summary.
 *
 * @param called the name to tell, which need not be one in the record
 */
public record Draft(
        ServiceId service,
        @Nullable UUID concern,
        @Nullable YouthId youth,
        String called,
        String summary,
        Basis basis) {

    /** From whom, to whom, and until when an answer is awaited. */
    record Way(AgencyId from, PersonId by, AgencyId to, boolean walled, Instant due) {}
}
