/** A real PostgreSQL that the program brings along, for one machine: durable, on loopback only, with separate roles. */
@NullMarked
package org.anydoor.platform.db.embedded;

import org.jspecify.annotations.NullMarked;
