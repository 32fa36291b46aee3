package org.anydoor.directory;

import java.util.UUID;
import org.anydoor.platform.db.Id;

/** Names one service of an organisation. */
public record ServiceId(UUID value) implements Id {
    /** Reads what a form or an address sent; a malformed value is an {@link IllegalArgumentException}. */
    public static ServiceId of(String text) {
        return new ServiceId(UUID.fromString(text));
    }
}
