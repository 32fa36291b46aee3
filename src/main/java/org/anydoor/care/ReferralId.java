package org.anydoor.care;

import java.util.UUID;
import org.anydoor.platform.db.Id;

/** Names one referral. */
public record ReferralId(UUID value) implements Id {}
