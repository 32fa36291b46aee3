package org.anydoor.platform.work;

import java.util.UUID;
import org.anydoor.platform.db.Id;

/** Names one row of open work. */
public record WorkId(UUID value) implements Id {}
