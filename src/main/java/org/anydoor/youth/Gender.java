package org.anydoor.youth;

/** As the young person says it; every kind of young person is meant, none is the usual one. */
public enum Gender {
    GIRL,
    BOY,
    NON_BINARY,
    ANOTHER,
    NOT_KNOWN
}
