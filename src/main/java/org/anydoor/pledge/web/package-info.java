/** Pages of the measures. */
@NullMarked
package org.anydoor.pledge.web;

import org.jspecify.annotations.NullMarked;
