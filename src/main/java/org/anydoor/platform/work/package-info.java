/** Open work of all modules as rows without person data: my work, deadlines, hand-over, escalation. */
@NullMarked
package org.anydoor.platform.work;

import org.jspecify.annotations.NullMarked;
