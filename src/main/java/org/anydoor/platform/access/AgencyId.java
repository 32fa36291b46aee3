package org.anydoor.platform.access;

import java.util.UUID;
import org.anydoor.platform.db.Id;

/** Names one agency. */
public record AgencyId(UUID value) implements Id {
    /** Reads what a form or an address sent; a malformed value is an {@link IllegalArgumentException}. */
    public static AgencyId of(String text) {
        return new AgencyId(UUID.fromString(text));
    }
}
