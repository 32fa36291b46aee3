package org.anydoor.intake.api;

import java.time.Instant;
import java.util.UUID;
import org.anydoor.intake.Arrived;

/**
 * That a concern is taken and kept; the same sending is answered with exactly this for a day.
 *
 * @param shortName what people call it on the phone
 * @param readBy when somebody reads it at the latest
 */
record TakenConcern(UUID id, String shortName, Instant arrived, Instant readBy) {
    static TakenConcern of(Arrived.Acknowledged taken) {
        return new TakenConcern(
                taken.id().value(),
                taken.shortName(),
                taken.arrived(),
                taken.urgency().due());
    }
}
