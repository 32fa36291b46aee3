package org.anydoor.venues;

import org.jspecify.annotations.Nullable;

/** What is written on the door of a place. */
public record PlaceDetails(
        String name,
        PlaceKind kind,
        @Nullable String street,
        String city,
        @Nullable String zip,
        @Nullable String phone) {}
