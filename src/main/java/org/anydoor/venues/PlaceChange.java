package org.anydoor.venues;

/** What became of a change. */
public sealed interface PlaceChange {
    /** It stands. */
    record Done() implements PlaceChange {}

    /** Somebody else changed the place first; nothing was written. */
    record Overtaken(Place now) implements PlaceChange {}

    /** The caller may not change places, or there is no such place. */
    record NotYours() implements PlaceChange {}
}
