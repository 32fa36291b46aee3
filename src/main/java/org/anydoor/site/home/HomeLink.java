package org.anydoor.site.home;

/**
 * One quiet link at the foot of the home page, contributed by the module whose page it is, as a bean.
 *
 * @param labelKey a public text
 * @param path without the language, such as {@code /services}
 * @param order from top to bottom
 */
public record HomeLink(String labelKey, String path, int order) {}
