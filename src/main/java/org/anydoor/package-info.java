@NullMarked
package org.anydoor;

import org.jspecify.annotations.NullMarked;
