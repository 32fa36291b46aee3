/** How the deployment itself is doing: for its administrators, and for machines that watch it. No data about anybody. */
@NullMarked
package org.anydoor.platform.status;

import org.jspecify.annotations.NullMarked;
