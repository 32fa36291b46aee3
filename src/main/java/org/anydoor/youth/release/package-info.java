/** Releases: a young person lets one recipient see named things for a time, and may take it back on any day. */
@NullMarked
package org.anydoor.youth.release;

import org.jspecify.annotations.NullMarked;
