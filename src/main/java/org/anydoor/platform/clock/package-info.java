/** Time: one clock, the city's zone, its holidays and deadlines. */
@NullMarked
package org.anydoor.platform.clock;

import org.jspecify.annotations.NullMarked;
