package org.anydoor.platform.api;

import java.util.Optional;
import java.util.UUID;
import org.anydoor.platform.db.Id;

/** Names a partner's program; it is its {@code client_id} too, and no secret. */
public record ClientId(UUID value) implements Id {
    /** The id as a request names it, if it can be one. */
    public static Optional<ClientId> read(String typed) {
        try {
            return Optional.of(new ClientId(UUID.fromString(typed)));
        } catch (IllegalArgumentException another) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
