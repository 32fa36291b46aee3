package org.anydoor.directory;

import org.jspecify.annotations.Nullable;

/** Which services somebody looks for; nothing given: all that are offered now. */
public record ServiceFilter(
        @Nullable Need need,
        @Nullable Integer age,
        @Nullable String language) {
    public static final ServiceFilter ALL = new ServiceFilter(null, null, null);
}
