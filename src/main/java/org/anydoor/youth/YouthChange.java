package org.anydoor.youth;

/** What became of a change. */
public sealed interface YouthChange {
    /** It stands. */
    record Done() implements YouthChange {}

    /** Somebody else changed the record first; nothing was written. */
    record Overtaken(YouthRecord now) implements YouthChange {}

    /** The caller does not see the record, or sees another agency's. */
    record NotYours() implements YouthChange {}
}
