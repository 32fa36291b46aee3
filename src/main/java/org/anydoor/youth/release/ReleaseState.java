package org.anydoor.youth.release;

/** Where a release stands; only a live one opens anything. */
public enum ReleaseState {
    UNSIGNED,
    /** Signed, and its first day is still to come. */
    LATER,
    LIVE,
    OVER,
    TAKEN_BACK
}
