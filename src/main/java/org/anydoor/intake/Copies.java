package org.anydoor.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.db.Db;
import org.springframework.stereotype.Repository;

/** SQL of the routed copies: one row of handling for each agency that works on a concern. */
@Repository
class Copies {
    private final Db db;
    private final Clock clock;

    Copies(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** A concern as its owner routes it. */
    record Own(ConcernId id, AgencyId owner, String reasonKey, RoutingRule.Situation situation) {}

    /** The concern, if that agency owns it and the caller may see it. */
    Optional<Own> own(ConcernId id, AgencyId owner) {
        return db.sql("""
                select c.id, c.agency_id, c.door, c.danger, c.harm, c.age_low, c.age_high, c.self_report,
                  exists (select 1 from intake.mandated_report m where m.concern_id = c.id) as mandated, h.reason_key
                from intake.concern c join intake.handling h on h.concern_id = c.id and h.agency_id = c.agency_id
                where c.id = :id and c.agency_id = :owner
                """).with("id", id).with("owner", owner).find(Copies::own);
    }

    private static Own own(ResultSet rs, int number) throws SQLException {
        Age age = new Age(rs.getObject("age_low", Integer.class), rs.getObject("age_high", Integer.class));
        String harm = rs.getString("harm");
        return new Own(
                new ConcernId(rs.getObject("id", UUID.class)),
                new AgencyId(rs.getObject("agency_id", UUID.class)),
                rs.getString("reason_key"),
                RoutingRule.Situation.of(
                        rs.getString("door"),
                        Db.constant(Danger.class, rs.getString("danger")),
                        age,
                        rs.getBoolean("self_report"),
                        harm == null ? null : Db.constant(Harm.class, harm),
                        rs.getBoolean("mandated")));
    }

    /** Who works on it, the owner included, as far as the caller sees. */
    Set<AgencyId> holders(ConcernId id) {
        return db
                .sql("select agency_id from intake.handling where concern_id = :id")
                .with("id", id)
                .list((rs, n) -> new AgencyId(rs.getObject("agency_id", UUID.class)))
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whoever else sends the same concern waits here, and then sees to whom it went. */
    void lock(Own own) {
        db.sql("select agency_id from intake.handling where concern_id = :id and agency_id = :owner for update")
                .with("id", own.id())
                .with("owner", own.owner())
                .list((rs, n) -> Db.uuid(rs, "agency_id"));
    }

    void add(Own own, AgencyId to, Urgency urgency, String reasonKey, Instant due) {
        db.sql("""
                insert into intake.handling (concern_id, agency_id, owner_agency_id, urgency, reason_key, door, language, interpreter,
                  harm, arrived_at, received_at, due_at, sent_by)
                select h.concern_id, :to, h.owner_agency_id, :urgency, :reason, h.door, h.language, h.interpreter,
                  h.harm, h.arrived_at, :now, :due, :by
                from intake.handling h where h.concern_id = :id and h.agency_id = h.owner_agency_id
                """)
                .with("to", to)
                .with("urgency", urgency)
                .with("reason", reasonKey)
                .with("now", clock.instant())
                .with("due", due)
                .with(
                        "by",
                        Callers.current()
                                .flatMap(Caller::person)
                                .map(PersonId::value)
                                .orElse(null))
                .with("id", own.id())
                .runExactly(1);
    }
}
