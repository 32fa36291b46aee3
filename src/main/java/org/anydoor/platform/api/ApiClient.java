package org.anydoor.platform.api;

import java.util.Set;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.db.Caller;

/**
 * A partner's program that is not revoked.
 *
 * @param door the one door through which it sends
 * @param scopes what it may do, {@link #SEND} or {@link #READ} or both
 */
public record ApiClient(ClientId id, AgencyId agency, String door, Set<String> scopes) {
    /** May send concerns. */
    public static final String SEND = "concern:send";

    /** May reread what it sent. */
    public static final String READ = "concern:read";

    /** Who asks the database. */
    public Caller.Client caller() {
        return new Caller.Client(id, agency);
    }
}
