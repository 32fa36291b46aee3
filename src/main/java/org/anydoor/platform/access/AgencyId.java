package org.anydoor.platform.access;

import java.util.UUID;
import org.anydoor.platform.db.Id;

/** Names one agency. */
public record AgencyId(UUID value) implements Id {}
