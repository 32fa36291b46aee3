package org.anydoor.youth;

import java.util.UUID;
import org.anydoor.platform.db.Id;

/** Names one agency's record of a young person. */
public record YouthId(UUID value) implements Id {
    /** Reads what a form or an address sent; a malformed value is an {@link IllegalArgumentException}. */
    public static YouthId of(String text) {
        return new YouthId(UUID.fromString(text));
    }
}
