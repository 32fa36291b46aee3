package org.anydoor.platform.access;

import java.util.UUID;
import org.anydoor.platform.db.Id;

/** Names one team. */
public record TeamId(UUID value) implements Id {}
