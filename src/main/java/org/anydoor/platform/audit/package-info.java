/** Who did and read what: written in the transaction that it tells of. */
@NullMarked
package org.anydoor.platform.audit;

import org.jspecify.annotations.NullMarked;
