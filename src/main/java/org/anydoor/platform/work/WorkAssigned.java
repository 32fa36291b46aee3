package org.anydoor.platform.work;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody on "my work" gave one row to a person, a team or back to everybody; the owning module lets what hangs on
 * assignment follow.
 */
public record WorkAssigned(
        UUID work,
        String module,
        String kind,
        UUID reference,
        UUID agency,
        @Nullable UUID person,
        @Nullable UUID team) {}
