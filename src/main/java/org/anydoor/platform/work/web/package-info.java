/** "My work": what waits, for whom, until when, and the one action; handing one row over. */
@NullMarked
package org.anydoor.platform.work.web;

import org.jspecify.annotations.NullMarked;
