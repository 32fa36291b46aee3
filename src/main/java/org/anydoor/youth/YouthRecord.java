package org.anydoor.youth;

import java.time.Instant;
import java.util.Set;
import org.anydoor.platform.access.AgencyId;

/**
 * One agency's record of a young person as it stands.
 *
 * @param version to be handed back with a change, so that the second writer learns of the first
 */
public record YouthRecord(YouthId id, AgencyId owner, YouthDetails details, int version, Instant madeAt) {

    /** No more of it than is compared, and what the name is cleared for. */
    public YouthRecord forMatching() {
        var it = details;
        return new YouthRecord(
                id,
                owner,
                new YouthDetails(
                        it.called(),
                        it.givenName(),
                        it.surname(),
                        it.pronouns(),
                        it.nameUsedWith(),
                        it.gender(),
                        it.birthDate(),
                        it.age(),
                        null,
                        Set.of()),
                version,
                madeAt);
    }
}
