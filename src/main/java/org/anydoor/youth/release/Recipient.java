package org.anydoor.youth.release;

import org.anydoor.platform.access.AgencyId;
import org.jspecify.annotations.Nullable;

/**
 * The one recipient of a release.
 *
 * @param agency an agency of this deployment; nothing: somebody outside, who is told by word or on paper
 */
public record Recipient(@Nullable AgencyId agency, String name) {
    public boolean isOutside() {
        return agency == null;
    }
}
