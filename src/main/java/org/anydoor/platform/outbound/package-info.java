/** Requests to addresses that an administrator typed: never to this machine's own network, never without end. */
@NullMarked
package org.anydoor.platform.outbound;

import org.jspecify.annotations.NullMarked;
