package org.anydoor.youth;

import java.util.UUID;

/** A record of a young person was opened or changed. */
public record RecordWritten(UUID record, UUID agency) {}
