package org.anydoor.platform.web;

import java.util.Set;

/**
 * The signed-in person as the staff bar shows them, and what their roles open in the menu; the menu is a convenience, access
 * itself is decided in the database.
 *
 * @param name as colleagues know them
 * @param agency the agency for which they act now
 * @param agencyKind what kind of agency that is, such as {@code school}
 * @param categories names of the categories and rights that their roles hold
 */
public record PageMember(String name, String agency, String agencyKind, Set<String> categories) {}
