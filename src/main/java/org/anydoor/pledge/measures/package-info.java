/** What a module contributes to the measures page. */
@NamedInterface("measures")
@NullMarked
package org.anydoor.pledge.measures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
