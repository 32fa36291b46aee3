package org.anydoor.youth.requests;

import java.util.UUID;
import org.anydoor.platform.db.Id;

/** Names one request for data. */
public record RequestId(UUID value) implements Id {}
