package org.anydoor.care;

import java.util.UUID;

/** A receiver that is not walled has answered; of a walled one no event is ever published. */
public record ReferralAnswered(UUID referral, UUID sender) {}
