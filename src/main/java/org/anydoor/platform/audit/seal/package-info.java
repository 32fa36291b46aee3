/** Seals the audit trail: a Merkle tree over its entries (RFC 9162), signed heads outside the database, and the proof that nothing was changed. */
@NullMarked
package org.anydoor.platform.audit.seal;

import org.jspecify.annotations.NullMarked;
