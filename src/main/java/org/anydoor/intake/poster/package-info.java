/** Posters: a short code that hangs at a place and tells a public door which place it is. */
@NullMarked
package org.anydoor.intake.poster;

import org.jspecify.annotations.NullMarked;
