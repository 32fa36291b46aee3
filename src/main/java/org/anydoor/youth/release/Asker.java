package org.anydoor.youth.release;

/** Who asked that a release end. */
public enum Asker {
    YOUNG_PERSON,
    GUARDIAN,
    AGENCY
}
