package org.anydoor.youth.release;

/** What became of taking a release back. */
enum EndAnswer {
    /** It was signed; its recipient is told that it has ended. */
    TAKEN_BACK,
    /** It was never signed; nobody is told. */
    CALLED_OFF,
    /** It had ended before. */
    ENDED,
    UNKNOWN
}
