package org.anydoor.platform.audit.seal;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the trail with all its subjects, as the seal covers it.
 *
 * @param at microseconds since 1970, as PostgreSQL counts them
 * @param subjects in the order of their ids
 */
record SealedEntry(
        UUID id,
        long at,
        String caller,
        @Nullable UUID person,
        @Nullable UUID agency,
        String action,
        String outcome,
        List<Subject> subjects) {

    /** One record that the entry lists. */
    record Subject(UUID id, @Nullable UUID owner, @Nullable UUID actor, long at) {}
}
