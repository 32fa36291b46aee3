/** Work that nobody waits for: recurring jobs on every node's one schedule, and events heard after their transaction. */
@NullMarked
package org.anydoor.platform.jobs;

import org.jspecify.annotations.NullMarked;
