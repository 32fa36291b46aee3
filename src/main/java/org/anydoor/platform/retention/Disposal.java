package org.anydoor.platform.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The decision about one record: proposed by rule or by an order, approved by two or refused by one, carried out or not. What was
 * destroyed leaves this and nothing else.
 *
 * @param ended since when nothing of the record is live; nothing where an order does not ask
 * @param complete when the last backup that holds the record's key is gone; nothing where nobody has said, or nothing was sealed
 */
public record Disposal(
        UUID id,
        String kind,
        UUID subject,
        Cause cause,
        @Nullable Term term,
        @Nullable Order order,
        @Nullable Instant ended,
        @Nullable Instant due,
        Instant proposed,
        @Nullable Yes first,
        @Nullable Yes second,
        @Nullable Closed closed,
        @Nullable Instant complete) {

    /** Why it is to go. */
    public enum Cause {
        RULE,
        ORDERED,
        /** Brought back by a restore, and destroyed once more. */
        AGAIN
    }

    /** How it ended. */
    public enum End {
        REFUSED,
        HELD,
        NOT_DUE,
        DESTROYED
    }

    /** The rule, as it counted. */
    public record Term(
            int months, boolean fromAdult, @Nullable String outcome, String authority) {}

    /** A court's order, or what the person whom the data is about has a right to. */
    public record Order(
            String number,
            LocalDate day,
            String authority,
            @Nullable String entered) {}

    /** One person's approval. */
    public record Yes(String by, Instant at, boolean mine) {}

    /** When, as what and why it was closed, and by whom, if a person did. */
    public record Closed(
            Instant at,
            End as,
            @Nullable String by,
            @Nullable String reason) {}

    /** What people call the decision. */
    public String number() {
        return "D-" + id.toString().substring(0, 8).toUpperCase(Locale.ROOT);
    }

    /** Whether both have approved and it waits to be carried out. */
    public boolean isDecided() {
        return second != null && closed == null;
    }

    /** Whether the calling person gave the one approval there is. */
    public boolean waitsForAnother() {
        return first != null && first.mine() && second == null;
    }
}
