/** Callers, transactions and SQL: nothing reaches the database without saying who asks. */
@NullMarked
package org.anydoor.platform.db;

import org.jspecify.annotations.NullMarked;
