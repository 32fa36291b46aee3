package org.anydoor.youth;

import org.jspecify.annotations.Nullable;

/**
 * Whom somebody looks for.
 *
 * @param name any of the names, or how one of them sounds
 * @param age about how old they are today; two years either way are shown
 */
public record YouthSearch(String name, @Nullable Integer age) {
    static final int TOLERANCE = 2;
}
