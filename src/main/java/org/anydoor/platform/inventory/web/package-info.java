/** The data inventory to read, to print and to take out as a file. */
@NullMarked
package org.anydoor.platform.inventory.web;

import org.jspecify.annotations.NullMarked;
