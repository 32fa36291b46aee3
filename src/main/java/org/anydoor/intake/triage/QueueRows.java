package org.anydoor.intake.triage;

import static org.anydoor.platform.db.Db.constant;
import static org.anydoor.platform.db.Db.instant;
import static org.anydoor.platform.db.Db.instantOrNull;
import static org.anydoor.platform.db.Db.uuid;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.anydoor.intake.ConcernId;
import org.anydoor.intake.Urgency;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.db.Db;
import org.springframework.stereotype.Component;

/** SQL of the queue: by agency first, so that its index serves; the words of a concern are fetched for one page only. */
@Component
class QueueRows {
    /** A pager shows a few pages ahead and nobody reads further, so nothing is counted further. */
    private static final int PAGES_AHEAD = 8;

    private static final String HANDLING = """
            h.concern_id, h.agency_id, h.owner_agency_id, h.state, h.urgency, h.reason_key, h.door, h.language, h.interpreter, h.arrived_at,
            h.received_at, h.due_at, h.acknowledged_at, h.accepted_at, h.closed_at, h.outcome, h.assignee_id, h.team_id
            """;

    private final Db db;

    QueueRows(Db db) {
        this.db = db;
    }

    /** A copy that went to another agency. */
    record Copied(ConcernId concern, String agency, Elsewhere.Copy copy) {}

    List<Queue.Row> list(Me me, QueueFilter filter, int size) {
        String sql = """
                select h.concern_id, h.owner_agency_id, h.state, h.urgency, h.reason_key, h.door, h.language, h.interpreter, h.arrived_at,
                  h.received_at, h.due_at, h.acknowledged_at, h.accepted_at, h.closed_at, h.outcome, h.assignee_id, h.team_id,
                  c.short, left(c.what, 180) as opening, c.youth_called, c.youth_age,
                  c.danger = 'now' as danger, c.self_report,
                  c.self_report and exists (select from intake.safe_contact s where s.concern_id = c.id) as reachable,
                  exists (select from intake.mandated_report m where m.concern_id = c.id) as mandated, b.kinds, b.dues
                from (select %s from intake.handling h where %s order by %s limit :size offset :offset) h
                join intake.concern c on c.id = h.concern_id
                left join lateral (
                  select array_agg(w.kind order by w.due_at) as kinds, array_agg(w.due_at order by w.due_at) as dues
                  from platform.work w
                  where w.reference = h.concern_id and w.module = 'intake' and w.kind in ('message', 'oral', 'written', 'notice')
                    and w.agency_id = :agency and w.done_at is null) b on true
                order by %s
                """.formatted(HANDLING, where(filter), order(filter), order(filter));
        return filled(sql, me, filter)
                .with("size", size)
                .with("offset", (long) (filter.page() - 1) * Queue.SIZE)
                .list(QueueRows::row);
    }

    /** How far a list is counted from the page that is asked for. */
    static int ahead(QueueFilter filter) {
        return (filter.page() + PAGES_AHEAD) * Queue.SIZE;
    }

    long count(Me me, QueueFilter filter, int most) {
        return filled(
                        "select count(*) from (select 1 from intake.handling h where " + where(filter)
                                + " limit :counted) h",
                        me,
                        filter)
                .with("counted", most)
                .count();
    }

    /** One look at the soonest due counts all, unless there are so many that two parts have to be counted by themselves. */
    Queue.Counts counts(Me me) {
        return db.sql("""
                select s.open, s.overdue,
                  case when s.open < :counted then s.fresh else (select count(*) from (select from intake.handling h
                    where h.agency_id = :agency and h.state = 'new' limit :counted) n) end as fresh,
                  case when s.open < :counted then s.mine else (select count(*) from (select from intake.handling h
                    where h.agency_id = :agency and h.state in ('new', 'acknowledged', 'accepted') and (h.assignee_id = :person
                      or h.team_id = any (array(select t.team_id from platform.team_member t where t.person_id = :person)))
                    limit :counted) m) end as mine
                from (select count(*) as open, count(*) filter (where h.due_at < statement_timestamp()) as overdue,
                    count(*) filter (where h.state = 'new') as fresh,
                    count(*) filter (where h.assignee_id = :person or h.team_id = any (array(select t.team_id from platform.team_member t
                      where t.person_id = :person))) as mine
                  from (select h.due_at, h.state, h.assignee_id, h.team_id from intake.handling h
                    where h.agency_id = :agency and h.state in ('new', 'acknowledged', 'accepted') order by h.due_at limit :counted) h) s
                """)
                .with("agency", me.agency())
                .with("person", me.person())
                .with("counted", Queue.COUNTED)
                .one((rs, n) -> new Queue.Counts(
                        rs.getLong("open"), rs.getLong("mine"), rs.getLong("fresh"), rs.getLong("overdue")));
    }

    List<Copied> copies(Collection<ConcernId> concerns, AgencyId owner) {
        return db.sql("""
                select h.concern_id, a.name, h.state, h.received_at, h.declined_at
                from intake.handling h join platform.agency a on a.id = h.agency_id
                where h.concern_id = any(:concerns) and h.owner_agency_id = :owner and h.agency_id <> :owner
                  and h.state <> 'taken-back'
                order by a.name
                """)
                .with("concerns", concerns)
                .with("owner", owner)
                .list((rs, n) -> new Copied(
                        new ConcernId(uuid(rs, "concern_id")),
                        rs.getString("name"),
                        new Elsewhere.Copy(
                                constant(State.class, rs.getString("state")),
                                instant(rs, "received_at"),
                                instantOrNull(rs, "declined_at"))));
    }

    private Db.Statement filled(String sql, Me me, QueueFilter filter) {
        Db.Statement statement = db.sql(sql).with("agency", me.agency());
        if (filter.show() == QueueFilter.Show.MINE) {
            statement.with("person", me.person());
        }
        if (filter.urgency() != null) {
            statement.with("urgency", filter.urgency());
        }
        if (filter.door() != null) {
            statement.with("door", filter.door());
        }
        if (filter.language() != null) {
            statement.with("language", filter.language().tag());
        }
        if (filter.shortName() != null) {
            statement.with("short", filter.shortName()).with("called", filter.called());
        }
        return statement;
    }

    /** Only what is asked for stands in the statement, so that each way of asking has a plan of its own. */
    private static String where(QueueFilter filter) {
        StringBuilder where = new StringBuilder("h.agency_id = :agency");
        if (filter.shortName() != null) {
            String among =
                    "select c.id from intake.concern c where c.agency_id = any (array(select a.id from platform.agency a))";
            where.append(" and h.state not in ('declined', 'taken-back') and h.concern_id = any (array(" + among
                    + " and c.short = :short union " + among + " and c.called_key = lower(:called::text)))");
        } else {
            where.append(" and h.state in (")
                    .append(filter.show().states().stream()
                            .map(state -> "'" + Db.word(state) + "'")
                            .sorted()
                            .collect(Collectors.joining(", ")))
                    .append(")");
        }
        if (filter.show() == QueueFilter.Show.MINE) {
            where.append(" and (h.assignee_id = :person or h.team_id = any (array("
                    + "select t.team_id from platform.team_member t where t.person_id = :person)))");
        }
        where.append(filter.urgency() == null ? "" : " and h.urgency = :urgency");
        where.append(filter.door() == null ? "" : " and h.door = :door");
        where.append(filter.language() == null ? "" : " and h.language = :language");
        where.append(filter.interpreter() ? " and h.interpreter <> 'none'" : "");
        return where.toString();
    }

    private static String order(QueueFilter filter) {
        boolean newest = filter.sort() == QueueFilter.Sort.NEWEST || filter.show() == QueueFilter.Show.CLOSED;
        return newest ? "h.arrived_at desc, h.concern_id" : "h.due_at, h.concern_id";
    }

    private static Queue.Row row(ResultSet rs, int number) throws SQLException {
        return new Queue.Row(
                new ConcernId(uuid(rs, "concern_id")),
                new AgencyId(uuid(rs, "owner_agency_id")),
                constant(State.class, rs.getString("state")),
                constant(Urgency.class, rs.getString("urgency")),
                rs.getString("reason_key"),
                rs.getString("door"),
                rs.getString("language"),
                rs.getString("interpreter"),
                instant(rs, "arrived_at"),
                instant(rs, "received_at"),
                instant(rs, "due_at"),
                instantOrNull(rs, "acknowledged_at"),
                instantOrNull(rs, "accepted_at"),
                instantOrNull(rs, "closed_at"),
                rs.getString("outcome"),
                rs.getObject("assignee_id", UUID.class),
                rs.getObject("team_id", UUID.class),
                rs.getString("short"),
                rs.getString("opening"),
                rs.getString("youth_called"),
                rs.getString("youth_age"),
                new Queue.Sender(
                        rs.getBoolean("danger"),
                        rs.getBoolean("self_report"),
                        rs.getBoolean("reachable"),
                        rs.getBoolean("mandated")),
                beside(rs));
    }

    private static List<Queue.Beside> beside(ResultSet rs) throws SQLException {
        List<String> kinds = Db.words(rs, "kinds");
        java.sql.Array dues = rs.getArray("dues");
        if (dues == null) {
            return List.of();
        }
        Object[] moments = (Object[]) dues.getArray();
        return IntStream.range(0, kinds.size())
                .mapToObj(i ->
                        new Queue.Beside(kinds.get(i), moments[i] instanceof Timestamp due ? due.toInstant() : null))
                .toList();
    }
}
