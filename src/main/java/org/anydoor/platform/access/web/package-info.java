/** Pages and filters of sign-in, of the lock, and of administration. */
@NullMarked
package org.anydoor.platform.access.web;

import org.jspecify.annotations.NullMarked;
