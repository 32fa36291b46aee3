package org.anydoor.platform.retention;

import java.time.Instant;
import java.util.UUID;
import org.anydoor.platform.access.AgencyId;

/** One line of the ledger that is kept outside the database: ids and a moment, nothing about anybody. */
record Destroyed(UUID decision, AgencyId agency, String kind, UUID subject, Instant at) {
    String words() {
        return String.join(
                " ", decision.toString(), agency.value().toString(), kind, subject.toString(), at.toString());
    }

    static Destroyed read(String words) {
        String[] parts = words.split(" ", -1);
        return new Destroyed(
                UUID.fromString(parts[0]),
                new AgencyId(UUID.fromString(parts[1])),
                parts[2],
                UUID.fromString(parts[3]),
                Instant.parse(parts[4]));
    }
}
