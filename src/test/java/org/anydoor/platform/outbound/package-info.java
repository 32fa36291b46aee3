@NullMarked
package org.anydoor.platform.outbound;

import org.jspecify.annotations.NullMarked;
