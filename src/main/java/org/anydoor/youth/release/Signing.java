package org.anydoor.youth.release;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How a release was signed. The witness is whoever is signed in.
 *
 * @param guardian the guardian who signed too
 * @param paperAt where the signed paper is kept; nothing: signed on screen
 */
public record Signing(
        String name,
        @Nullable String guardian,
        LocalDate on,
        @Nullable String paperAt) {}
