package org.anydoor.platform.access;

import java.util.UUID;
import org.anydoor.platform.db.Id;

/** Names one person. */
public record PersonId(UUID value) implements Id {
    /** Reads what a form or an address sent; a malformed value is an {@link IllegalArgumentException}. */
    public static PersonId of(String text) {
        return new PersonId(UUID.fromString(text));
    }
}
