package org.anydoor.youth.links;

/** What somebody said of two records. */
public enum Verdict {
    SAME,
    NOT_THE_SAME,
    NOT_SURE,
    /** What was said before is taken back, as if it had never been said. */
    WITHDRAWN
}
