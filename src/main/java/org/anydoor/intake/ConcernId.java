package org.anydoor.intake;

import java.util.UUID;
import org.anydoor.platform.db.Id;

/** Names one concern. */
public record ConcernId(UUID value) implements Id {
    /** Reads what a form or an address sent; a malformed value is an {@link IllegalArgumentException}. */
    public static ConcernId of(String text) {
        return new ConcernId(UUID.fromString(text));
    }
}
