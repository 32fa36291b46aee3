package org.anydoor.youth.release;

import java.util.UUID;
import org.anydoor.platform.db.Id;

/** Names one release. */
public record ReleaseId(UUID value) implements Id {}
