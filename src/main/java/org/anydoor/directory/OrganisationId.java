package org.anydoor.directory;

import java.util.UUID;
import org.anydoor.platform.db.Id;

/** Names one organisation that helps. */
public record OrganisationId(UUID value) implements Id {
    /** Reads what a form or an address sent; a malformed value is an {@link IllegalArgumentException}. */
    public static OrganisationId of(String text) {
        return new OrganisationId(UUID.fromString(text));
    }
}
