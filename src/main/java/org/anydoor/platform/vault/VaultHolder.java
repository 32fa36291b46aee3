package org.anydoor.platform.vault;

import java.time.Instant;
import java.util.UUID;
import org.anydoor.platform.access.PersonId;

/**
 * A member who holds the agency's key, or asks for it.
 *
 * @param inside whether somebody who has it open has let them in
 * @param works whether they still work here with privileged notes
 */
public record VaultHolder(UUID id, PersonId person, String name, Instant since, boolean inside, boolean works) {}
