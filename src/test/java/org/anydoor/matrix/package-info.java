/** Every route as seen by every caller. */
@NullMarked
package org.anydoor.matrix;

import org.jspecify.annotations.NullMarked;
