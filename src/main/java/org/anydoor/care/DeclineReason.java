package org.anydoor.care;

/** Why a receiver cannot help; fixed words, so that nothing about the young person travels back. */
public enum DeclineReason {
    NO_CAPACITY,
    NOT_ELIGIBLE,
    NOT_OURS,
    YOUTH_SAID_NO,
    CANNOT_REACH
}
