package org.anydoor.directory;

import org.anydoor.platform.access.AgencyId;
import org.jspecify.annotations.Nullable;

/**
 * Who helps. No address is kept: many shelters' whereabouts are confidential, and what is not stored cannot be told.
 *
 * @param agency the agency of this deployment that it is, if referrals reach it here
 * @param version to be handed back with a change
 */
public record Organisation(
        OrganisationId id,
        String name,
        String about,
        @Nullable String phone,
        @Nullable AgencyId agency,
        int version) {}
