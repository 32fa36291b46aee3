/** What happens between the terminal and Spring: the sub-commands, their settings, and the checks before a start. */
@NullMarked
package org.anydoor.platform.launch;

import org.jspecify.annotations.NullMarked;
