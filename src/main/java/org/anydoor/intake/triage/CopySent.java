package org.anydoor.intake.triage;

import java.util.UUID;

/** A copy of a concern was put on another agency's desk, or taken off it again; ids only. */
public record CopySent(UUID concern, UUID agency, int version) {}
