package org.anydoor.intake.triage;

import static org.anydoor.platform.db.Db.constant;
import static org.anydoor.platform.db.Db.instant;
import static org.anydoor.platform.db.Db.instantOrNull;
import static org.anydoor.platform.db.Db.uuid;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anydoor.intake.ConcernId;
import org.anydoor.intake.Urgency;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.db.Db;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** SQL of {@code intake.handling}. */
@Component
class Handlings {
    private static final String COLUMNS = """
            h.concern_id, h.agency_id, h.owner_agency_id, h.state, h.urgency, h.reason_key, h.received_at, h.due_at,
            h.acknowledge_due_at, h.acknowledged_at, h.acknowledged_by, h.accepted_at, h.declined_at, h.decline_reason,
            h.assignee_id, h.team_id, h.closed_at, h.outcome, h.version
            """;

    private final Db db;

    Handlings(Db db) {
        this.db = db;
    }

    Optional<Handling> find(ConcernId concern, AgencyId agency) {
        return db.sql("select " + COLUMNS
                        + " from intake.handling h where h.concern_id = :concern and h.agency_id = :agency")
                .with("concern", concern)
                .with("agency", agency)
                .find(Handlings::row);
    }

    /** Lets nobody else decide on the agency's handling of these until the transaction ends; in one order, so that none waits in a circle. */
    void lock(Collection<ConcernId> concerns, AgencyId agency) {
        db.sql("""
                select h.concern_id from intake.handling h where h.concern_id = any(:concerns) and h.agency_id = :agency
                order by h.concern_id for update
                """).with("concerns", concerns).with("agency", agency).list((rs, n) -> uuid(rs, "concern_id"));
    }

    /** What lies with this person and is not finished: what is, stays under their name. */
    List<ConcernId> heldBy(PersonId person, AgencyId agency) {
        return db.sql("""
                select h.concern_id from intake.handling h
                where h.assignee_id = :person and h.agency_id = :agency and h.state in ('new', 'acknowledged', 'accepted')
                order by h.concern_id
                """)
                .with("person", person)
                .with("agency", agency)
                .list((rs, n) -> new ConcernId(uuid(rs, "concern_id")));
    }

    /** The handling of the owner and of every agency to which a copy went, as far as the caller sees them. */
    List<Handling> all(ConcernId concern) {
        return db.sql("select " + COLUMNS
                        + " from intake.handling h where h.concern_id = :concern order by h.received_at, h.agency_id")
                .with("concern", concern)
                .list(Handlings::row);
    }

    /** Writes what a step made of it, if nobody wrote since it was read. */
    boolean save(Handling handling) {
        return db.sql("""
                        update intake.handling
                        set state = :state, urgency = :urgency, reason_key = :reason, due_at = :due, acknowledge_due_at = :acknowledge_due,
                            acknowledged_at = :read_at, acknowledged_by = :read_by, accepted_at = :accepted, declined_at = :declined_at,
                            decline_reason = :decline_reason, assignee_id = :person, team_id = :team, closed_at = :closed_at,
                            outcome = :outcome, version = version + 1
                        where concern_id = :concern and agency_id = :agency and version = :version
                        """)
                        .with("state", handling.state())
                        .with("urgency", handling.urgency())
                        .with("reason", handling.reasonKey())
                        .with("due", handling.due())
                        .with("acknowledge_due", handling.acknowledgeDue())
                        .with(
                                "read_at",
                                handling.read() == null ? null : handling.read().at())
                        .with(
                                "read_by",
                                handling.read() == null ? null : handling.read().by())
                        .with("accepted", handling.accepted())
                        .with(
                                "declined_at",
                                handling.declined() == null
                                        ? null
                                        : handling.declined().at())
                        .with(
                                "decline_reason",
                                handling.declined() == null
                                        ? null
                                        : handling.declined().reason())
                        .with("person", handling.holder().person())
                        .with("team", handling.holder().team())
                        .with(
                                "closed_at",
                                handling.closed() == null
                                        ? null
                                        : handling.closed().at())
                        .with(
                                "outcome",
                                handling.closed() == null
                                        ? null
                                        : handling.closed().outcome())
                        .with("concern", handling.concern())
                        .with("agency", handling.agency())
                        .with("version", handling.version())
                        .run()
                == 1;
    }

    /** Moves only the deadline; the version stays, since nothing that anybody decides on has changed. */
    void postpone(Handling handling) {
        db.sql("update intake.handling set due_at = :due where concern_id = :concern and agency_id = :agency")
                .with("due", handling.due())
                .with("concern", handling.concern())
                .with("agency", handling.agency())
                .runExactly(1);
    }

    /** Puts a copy on another agency's desk again that it declined or that was taken back. */
    void sendAgain(Handling owners, AgencyId to, PersonId by, Instant at, Instant due) {
        db.sql("""
                update intake.handling
                set state = 'new', urgency = :urgency, reason_key = :reason, received_at = :at, due_at = :due, sent_by = :by,
                    acknowledge_due_at = null, acknowledged_at = null, acknowledged_by = null, accepted_at = null, declined_at = null,
                    decline_reason = null, assignee_id = null, team_id = null, closed_at = null, outcome = null, version = version + 1
                where concern_id = :concern and agency_id = :to and state in ('declined', 'taken-back')
                """)
                .with("to", to)
                .with("urgency", owners.urgency())
                .with("reason", owners.reasonKey())
                .with("at", at)
                .with("due", due)
                .with("by", by)
                .with("concern", owners.concern())
                .runExactly(1);
    }

    /** Takes a copy back that nobody has accepted; false when somebody has. */
    boolean takeBack(ConcernId concern, AgencyId from) {
        return db.sql("""
                        update intake.handling set state = 'taken-back', version = version + 1
                        where concern_id = :concern and agency_id = :agency and state in ('new', 'acknowledged')
                        """).with("concern", concern).with("agency", from).run() == 1;
    }

    private static Handling row(ResultSet rs, int number) throws SQLException {
        return new Handling(
                new ConcernId(uuid(rs, "concern_id")),
                new AgencyId(uuid(rs, "agency_id")),
                new AgencyId(uuid(rs, "owner_agency_id")),
                constant(State.class, rs.getString("state")),
                constant(Urgency.class, rs.getString("urgency")),
                rs.getString("reason_key"),
                instant(rs, "received_at"),
                instant(rs, "due_at"),
                instantOrNull(rs, "acknowledge_due_at"),
                read(rs),
                instantOrNull(rs, "accepted_at"),
                declined(rs),
                new Holder(person(rs, "assignee_id"), rs.getObject("team_id", UUID.class)),
                closed(rs),
                rs.getInt("version"));
    }

    private static Handling.@Nullable Read read(ResultSet rs) throws SQLException {
        Instant at = instantOrNull(rs, "acknowledged_at");
        PersonId by = person(rs, "acknowledged_by");
        return at == null || by == null ? null : new Handling.Read(at, by);
    }

    private static Handling.@Nullable Declined declined(ResultSet rs) throws SQLException {
        Instant at = instantOrNull(rs, "declined_at");
        String reason = rs.getString("decline_reason");
        return at == null || reason == null ? null : new Handling.Declined(at, constant(DeclineReason.class, reason));
    }

    private static Handling.@Nullable Closed closed(ResultSet rs) throws SQLException {
        Instant at = instantOrNull(rs, "closed_at");
        String outcome = rs.getString("outcome");
        return at == null || outcome == null ? null : new Handling.Closed(at, constant(Outcome.class, outcome));
    }

    private static @Nullable PersonId person(ResultSet rs, String column) throws SQLException {
        UUID id = rs.getObject(column, UUID.class);
        return id == null ? null : new PersonId(id);
    }
}
