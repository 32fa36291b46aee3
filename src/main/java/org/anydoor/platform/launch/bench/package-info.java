/** Measurements of the installed program itself: how soon it answers and what it takes. */
@NullMarked
package org.anydoor.platform.launch.bench;

import org.jspecify.annotations.NullMarked;
