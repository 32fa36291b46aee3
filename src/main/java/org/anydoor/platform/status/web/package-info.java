/** The status page, and the port for machines. */
@NullMarked
package org.anydoor.platform.status.web;

import org.jspecify.annotations.NullMarked;
