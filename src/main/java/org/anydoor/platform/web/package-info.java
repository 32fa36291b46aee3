/** What every page shares: layouts, forms and their errors, assets, security headers, error pages, the public filter chain. */
@NullMarked
package org.anydoor.platform.web;

import org.jspecify.annotations.NullMarked;
