package org.anydoor.platform.web;

import org.jspecify.annotations.Nullable;

/**
 * One entry of the staff menu, contributed by a module as a bean.
 *
 * @param labelKey a staff text
 * @param path such as {@code /app/intake}
 * @param order from left to right
 * @param needs the category or right without which the entry is left out; none: everybody sees it
 */
public record NavEntry(
        String labelKey, String path, int order, @Nullable String needs) {
    boolean isFor(@Nullable PageMember member) {
        return member != null && (needs == null || member.categories().contains(needs));
    }
}
