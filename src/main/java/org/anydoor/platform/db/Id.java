package org.anydoor.platform.db;

import java.util.UUID;

/** A typed identifier; each module declares its own as a record, so that ids of two kinds never mix. */
public interface Id {
    UUID value();
}
