package org.anydoor.care;

import java.util.UUID;
import org.anydoor.platform.db.Id;

/** Names one referral. */
public record ReferralId(UUID value) implements Id {
    /** Reads what a form or an address sent; a malformed value is an {@link IllegalArgumentException}. */
    public static ReferralId of(String text) {
        return new ReferralId(UUID.fromString(text));
    }
}
