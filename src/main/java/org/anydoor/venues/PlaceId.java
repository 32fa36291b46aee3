package org.anydoor.venues;

import java.util.UUID;
import org.anydoor.platform.db.Id;

/** Names one place. */
public record PlaceId(UUID value) implements Id {
    /** Reads what a form or an address sent; a malformed value is an {@link IllegalArgumentException}. */
    public static PlaceId of(String text) {
        return new PlaceId(UUID.fromString(text));
    }
}
