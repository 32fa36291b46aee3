/** The four languages of the public pages, their words, and dates as people say them. */
@NullMarked
package org.anydoor.platform.i18n;

import org.jspecify.annotations.NullMarked;
