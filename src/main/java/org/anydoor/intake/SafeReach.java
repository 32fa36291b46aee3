package org.anydoor.intake;

/** What a reader may know of a safe way to reach a young person who wrote; without one, nobody calls, texts or visits. */
public enum SafeReach {
    /** They said how; it is read before anybody gets in touch. */
    GIVEN,
    /** They gave none: one writes to them here and nowhere else. */
    NONE,
    /** The agency that owns the concern knows. */
    OWNER_KNOWS
}
