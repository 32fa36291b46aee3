package org.anydoor.care;

/** What became of an answer, or of taking a referral back. */
public enum Answering {
    DONE,
    /** It had been answered, withdrawn or changed before; the page shows how it stands. */
    TOO_LATE,
    /** There is time for an answer yet, so that there is nothing to take note of. */
    STILL_WAITS,
    /** No such referral, or not for the caller. */
    NOT_YOURS
}
