package org.anydoor.youth.links;

/** How two records stand to each other after all that was said and not taken back. */
public enum Standing {
    /** Nobody has said anything that stands. */
    OPEN,
    NOT_SURE,
    /** One person says they are the same, and it takes a second one. */
    HALF,
    SAME,
    NOT_THE_SAME
}
