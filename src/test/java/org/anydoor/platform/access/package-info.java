/** Signing in, the lock and administration, tried over real HTTP. */
@NullMarked
package org.anydoor.platform.access;

import org.jspecify.annotations.NullMarked;
