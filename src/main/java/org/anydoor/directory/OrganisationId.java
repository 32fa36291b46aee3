package org.anydoor.directory;

import java.util.UUID;
import org.anydoor.platform.db.Id;

/** Names one organisation that helps. */
public record OrganisationId(UUID value) implements Id {}
