package org.anydoor.care;

/** Where a referral stands in the eyes of one reader; for the sender of a walled referral that is DELIVERED for ever. */
public enum ReferralState {
    WAITING,
    NO_ANSWER,
    ACCEPTED,
    DECLINED,
    DELIVERED,
    WITHDRAWN
}
