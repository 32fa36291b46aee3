/** Keys: the master key outside the database, what is derived from it, one data key per subject, and throttled guessing. */
@NullMarked
package org.anydoor.platform.keys;

import org.jspecify.annotations.NullMarked;
