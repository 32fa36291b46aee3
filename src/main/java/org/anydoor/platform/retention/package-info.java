/** Keeping and destroying: how long records are kept, what holds them, who decides, and the one way by which they are destroyed. */
@NullMarked
package org.anydoor.platform.retention;

import org.jspecify.annotations.NullMarked;
