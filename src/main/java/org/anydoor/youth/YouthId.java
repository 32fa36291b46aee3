package org.anydoor.youth;

import java.util.UUID;
import org.anydoor.platform.db.Id;

/** Names one agency's record of a young person. */
public record YouthId(UUID value) implements Id {}
