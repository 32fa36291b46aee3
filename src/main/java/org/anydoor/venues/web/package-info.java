/** The pages of places. */
@NullMarked
package org.anydoor.venues.web;

import org.jspecify.annotations.NullMarked;
