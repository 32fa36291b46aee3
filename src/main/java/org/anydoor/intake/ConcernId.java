package org.anydoor.intake;

import java.util.UUID;
import org.anydoor.platform.db.Id;

/** Names one concern. */
public record ConcernId(UUID value) implements Id {}
