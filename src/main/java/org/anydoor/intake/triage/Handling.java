package org.anydoor.intake.triage;

import java.time.Instant;
import org.anydoor.intake.ConcernId;
import org.anydoor.intake.Urgency;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * One agency's work on one concern. Pure: each step says what the handling becomes; whether the step is allowed is the
 * table in {@link Deed}, and who may see it is decided in the database.
 *
 * @param reasonKey why it has this urgency, by the rule that matched
 * @param due when the present step is due
 * @param acknowledgeDue when the first step was due, kept once it is done
 */
public record Handling(
        ConcernId concern,
        AgencyId agency,
        AgencyId owner,
        State state,
        Urgency urgency,
        String reasonKey,
        Instant received,
        Instant due,
        @Nullable Instant acknowledgeDue,
        @Nullable Read read,
        @Nullable Instant accepted,
        @Nullable Declined declined,
        Holder holder,
        @Nullable Closed closed,
        int version) {

    /** The named person who acknowledged, and when: that stops the first clock. */
    public record Read(Instant at, PersonId by) {}

    /** Handed back to the sender. */
    public record Declined(Instant at, DeclineReason reason) {}

    /** Ended, and how. */
    public record Closed(Instant at, Outcome outcome) {}

    public boolean isOwners() {
        return agency.equals(owner);
    }

    public boolean allows(Deed deed) {
        return deed.isAllowed(state, isOwners());
    }

    /** A named person has read it; the next step is due by the time given. */
    Handling acknowledged(PersonId by, Instant at, Instant nextDue) {
        Read first = read == null ? new Read(at, by) : read;
        Instant firstDue = acknowledgeDue == null ? due : acknowledgeDue;
        Holder held = holder.isNobody() ? Holder.person(by) : holder;
        return new Handling(
                concern,
                agency,
                owner,
                State.ACKNOWLEDGED,
                urgency,
                reasonKey,
                received,
                nextDue,
                firstDue,
                first,
                accepted,
                declined,
                held,
                closed,
                version);
    }

    Handling accepted(Holder by, Instant at, Instant nextDue) {
        return new Handling(
                concern,
                agency,
                owner,
                State.ACCEPTED,
                urgency,
                reasonKey,
                received,
                nextDue,
                acknowledgeDue,
                read,
                at,
                declined,
                by,
                closed,
                version);
    }

    Handling declined(DeclineReason reason, Instant at) {
        return new Handling(
                concern,
                agency,
                owner,
                State.DECLINED,
                urgency,
                reasonKey,
                received,
                due,
                acknowledgeDue,
                read,
                accepted,
                new Declined(at, reason),
                holder,
                closed,
                version);
    }

    Handling held(Holder by) {
        return new Handling(
                concern,
                agency,
                owner,
                state,
                urgency,
                reasonKey,
                received,
                due,
                acknowledgeDue,
                read,
                accepted,
                declined,
                by,
                closed,
                version);
    }

    Handling urgent(Urgency changed, Instant nextDue) {
        return new Handling(
                concern,
                agency,
                owner,
                state,
                changed,
                "triage",
                received,
                nextDue,
                acknowledgeDue,
                read,
                accepted,
                declined,
                holder,
                closed,
                version);
    }

    Handling due(Instant nextDue) {
        return new Handling(
                concern,
                agency,
                owner,
                state,
                urgency,
                reasonKey,
                received,
                nextDue,
                acknowledgeDue,
                read,
                accepted,
                declined,
                holder,
                closed,
                version);
    }

    Handling closed(Outcome outcome, Instant at) {
        return new Handling(
                concern,
                agency,
                owner,
                State.CLOSED,
                urgency,
                reasonKey,
                received,
                due,
                acknowledgeDue,
                read,
                accepted,
                declined,
                holder,
                new Closed(at, outcome),
                version);
    }

    /** Back where it stood before it was closed. */
    Handling openedAgain(Instant nextDue) {
        State before = accepted == null ? State.ACKNOWLEDGED : State.ACCEPTED;
        return new Handling(
                concern,
                agency,
                owner,
                before,
                urgency,
                reasonKey,
                received,
                nextDue,
                acknowledgeDue,
                read,
                accepted,
                declined,
                holder,
                null,
                version);
    }
}
