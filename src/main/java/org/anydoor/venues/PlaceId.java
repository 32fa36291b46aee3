package org.anydoor.venues;

import java.util.UUID;
import org.anydoor.platform.db.Id;

/** Names one place. */
public record PlaceId(UUID value) implements Id {}
