package org.anydoor.youth.release;

/** What became of a signature. */
public enum SignAnswer {
    SIGNED,
    /** It was signed a moment ago; the first signature stands and nothing was given twice. */
    SIGNED_BEFORE,
    /** It was taken back before. */
    ENDED,
    /** Its last day is past. */
    OVER,
    /** It would run longer than the term in force allows. */
    TOO_LONG,
    /** A guardian's name is missing, or stands where none signs. */
    SIGNERS,
    /** Not the caller's to sign: another agency's, or with something that they do not work with. */
    UNKNOWN
}
