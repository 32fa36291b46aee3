package org.anydoor.youth;

import java.time.Instant;
import org.anydoor.platform.access.AgencyId;

/**
 * One agency's record of a young person as it stands.
 *
 * @param version to be handed back with a change, so that the second writer learns of the first
 */
public record YouthRecord(YouthId id, AgencyId owner, YouthDetails details, int version, Instant madeAt) {}
