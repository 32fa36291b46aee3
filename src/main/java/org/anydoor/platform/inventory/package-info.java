/** The data inventory of Minn. Stat. 13.025, read from the database itself, so that it cannot fall behind what is kept. */
@NullMarked
package org.anydoor.platform.inventory;

import org.jspecify.annotations.NullMarked;
