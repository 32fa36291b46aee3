/** The site's pages. */
@NullMarked
package org.anydoor.site.web;

import org.jspecify.annotations.NullMarked;
