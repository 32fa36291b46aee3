package org.anydoor.intake.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.anydoor.intake.PartnerSent;
import org.anydoor.platform.db.Db;
import org.jspecify.annotations.Nullable;

/**
 * A concern as the program that sent it rereads it. Who told it is not among it, nor who works on it, where, what they wrote,
 * or whether the young person is known.
 *
 * @param stage new, read, with-agency or closed, as a receipt tells it
 * @param changed when it came to that stage
 */
record OwnConcern(
        UUID id,
        String shortName,
        Instant arrived,
        String stage,
        Instant changed,
        String language,
        String danger,
        String what,
        @Nullable String harm,
        List<String> signs,
        NewConcern.YoungPerson youngPerson,
        @Nullable String place,
        @Nullable String when,
        String interpreter,
        @Nullable String reference) {

    static OwnConcern of(PartnerSent.Concern sent) {
        return new OwnConcern(
                sent.id().value(),
                sent.shortName(),
                sent.arrived(),
                Db.word(sent.stage()),
                sent.changed(),
                sent.language(),
                sent.danger(),
                sent.what(),
                sent.harm(),
                sent.signs(),
                new NewConcern.YoungPerson(
                        sent.whom().called(),
                        sent.whom().age(),
                        sent.whom().gender(),
                        sent.whom().look()),
                sent.place(),
                sent.when(),
                sent.interpreter(),
                sent.reference());
    }
}
