package org.anydoor.care;

import java.util.UUID;

/** A sender has taken a referral back, so the receiver has nothing left to answer. */
public record ReferralWithdrawn(UUID referral, UUID receiver) {}
