package org.anydoor.platform.web;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the staff menu, contributed by a module as a bean.
 *
 * @param labelKey a staff text
 * @param path such as {@code /app/intake}
 * @param order from left to right
 * @param needs the category or right without which the entry is left out; none: everybody sees it
 * @param fits whom else the entry serves; for others it would lead nowhere
 */
public record NavEntry(
        String labelKey, String path, int order, @Nullable String needs, Predicate<PageMember> fits) {
    public NavEntry(String labelKey, String path, int order, @Nullable String needs) {
        this(labelKey, path, order, needs, anybody -> true);
    }

    boolean isFor(@Nullable PageMember member) {
        return member != null && (needs == null || member.categories().contains(needs)) && fits.test(member);
    }
}
