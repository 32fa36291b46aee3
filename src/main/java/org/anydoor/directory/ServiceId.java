package org.anydoor.directory;

import java.util.UUID;
import org.anydoor.platform.db.Id;

/** Names one service of an organisation. */
public record ServiceId(UUID value) implements Id {}
