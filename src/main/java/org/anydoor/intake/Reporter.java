package org.anydoor.intake;

import org.jspecify.annotations.Nullable;

/**
 * Who told us, in their own words; protected by Minn. Stat. 260E.35, sealed under the concern's key.
 *
 * @param relation to the young person, claimed until somebody verifies it
 * @param mayContact whether we may get in touch with them
 */
public record Reporter(
        @Nullable String name,
        @Nullable String relation,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String organisation,
        boolean mayContact) {}
