package org.anydoor.intake;

import java.util.UUID;

/** A concern was committed that a rule sends on at once; ids only. */
public record ConcernArrived(UUID concern, UUID agency) {}
