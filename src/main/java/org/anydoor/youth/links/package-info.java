/** Which records of young people are one: what the program proposes, what people decided, and how the ledger of that stands. */
@NullMarked
package org.anydoor.youth.links;

import org.jspecify.annotations.NullMarked;
