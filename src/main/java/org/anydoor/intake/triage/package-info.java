/** The staff side of a concern: queue, decisions, sending on, conversation, clocks and what silence does. */
@NamedInterface("triage")
@NullMarked
package org.anydoor.intake.triage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
