package org.anydoor.platform.work.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Db;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The SQL of "my work": open rows of the reader's agency; danger first, then what is overdue, then the reader's own turn, then by what is due. */
@Component
class WorkRows {
    private static final String SELECT = """
            select w.id, w.module, w.kind, w.reference, w.rank, w.opened_at, w.due_at, w.authority, w.level, w.version,
              coalesce(p.name, t.name) as holder, w.rank = 1 and w.module || '.' || w.kind = any(:alarms) as alarm,
              (select max(e.at) from platform.escalation e where e.work_id = w.id and e.due_at = w.due_at) as escalated_at,
              case when w.module || '.' || w.kind = any(:outside) and coalesce(w.due_at >= :now, true) then 'outside'
                when w.assignee_id = :me then 'me'
                when w.assignee_id is null and w.team_id is null then 'nobody'
                when w.assignee_id is null and m.person_id is not null then 'my-team'
                else 'others' end as turn
            from platform.work w
            left join platform.person p on p.id = w.assignee_id
            left join platform.team t on t.id = w.team_id
            left join platform.team_member m on m.team_id = w.team_id and m.person_id = :me
            where w.agency_id = :agency and w.done_at is null
            """;

    private static final String MINE = """
             (not (w.module || '.' || w.kind = any(:outside) and coalesce(w.due_at >= :now, true)) and (
               w.assignee_id is not distinct from :me or w.assignee_id is null and (w.team_id is null or exists (
               select 1 from platform.team_member mine where mine.team_id = w.team_id and mine.person_id = :me))))
            """;

    /** A turn that is not the reader's keeps its place: whoever reads it first can call. */
    private static final String ALARM = " (w.rank = 1 and w.module || '.' || w.kind = any(:alarms)) ";

    private static final String OVERDUE = " coalesce(w.due_at < :now, false) ";

    private final Db db;
    private final Clock clock;
    private final ZoneId city;

    WorkRows(Db db, Clock clock, @Value("${anydoor.city-zone:America/Chicago}") ZoneId city) {
        this.db = db;
        this.clock = clock;
        this.city = city;
    }

    /** How many rows each filter shows. */
    record Counts(long all, long mine, long today, long overdue) {
        long of(Show show) {
            return switch (show) {
                case ALL -> all;
                case MINE -> mine;
                case TODAY -> today;
                case OTHERS -> all - mine;
            };
        }
    }

    /** Kinds of work that are others' turn, and kinds that stand above all else, as {@code module.kind}. */
    record Kinds(List<String> outside, List<String> alarms) {}

    Counts counts(Caller.Member me, Kinds kinds) {
        return db.sql("select count(w.id) as everything, count(w.id) filter (where " + MINE + ") as mine,"
                        + " count(w.id) filter (where w.due_at < :tonight) as today,"
                        + " count(w.id) filter (where" + OVERDUE + ") as overdue"
                        + " from platform.work w where w.agency_id = :agency and w.done_at is null")
                .with("me", me.id())
                .with("agency", me.actingFor())
                .with("tonight", tonight())
                .with("now", clock.instant())
                .with("outside", kinds.outside())
                .one((rs, n) -> new Counts(
                        rs.getLong("everything"), rs.getLong("mine"), rs.getLong("today"), rs.getLong("overdue")));
    }

    List<WorkRow> list(Caller.Member me, Kinds kinds, Show show, int limit, int offset) {
        String filter = switch (show) {
            case ALL -> "";
            case MINE -> " and " + MINE;
            case TODAY -> " and w.due_at < :tonight";
            case OTHERS -> " and not " + MINE;
        };
        return db.sql(SELECT + filter + " order by" + ALARM + "desc," + OVERDUE + "desc, " + MINE
                        + " desc, w.due_at nulls last, w.rank, w.opened_at, w.id limit :limit offset :offset")
                .with("me", me.id())
                .with("agency", me.actingFor())
                .with("tonight", tonight())
                .with("now", clock.instant())
                .with("outside", kinds.outside())
                .with("alarms", kinds.alarms())
                .with("limit", limit)
                .with("offset", offset)
                .list(WorkRows::row);
    }

    Optional<WorkRow> find(Caller.Member me, Kinds kinds, UUID work) {
        return db.sql(SELECT + " and w.id = :work")
                .with("me", me.id())
                .with("agency", me.actingFor())
                .with("now", clock.instant())
                .with("outside", kinds.outside())
                .with("alarms", kinds.alarms())
                .with("work", work)
                .find(WorkRows::row);
    }

    /** Whether the caller decides who works on what the row is about. */
    boolean mayAssign(WorkRow row) {
        return db.sql("select platform.may_assign(:reference)")
                .with("reference", row.reference())
                .one((rs, n) -> rs.getBoolean(1));
    }

    /** False when somebody else has changed the row since this version, or it is done. */
    boolean assign(UUID work, int version, @Nullable UUID person, @Nullable UUID team) {
        return db.sql("""
                        update platform.work set assignee_id = :person::uuid, team_id = :team::uuid, version = version + 1
                        where id = :work and version = :version and done_at is null
                        """)
                        .with("person", person)
                        .with("team", team)
                        .with("work", work)
                        .with("version", version)
                        .run()
                == 1;
    }

    private Instant tonight() {
        return clock.instant()
                .atZone(city)
                .toLocalDate()
                .plusDays(1)
                .atStartOfDay(city)
                .toInstant();
    }

    private static WorkRow row(ResultSet rs, int n) throws SQLException {
        return new WorkRow(
                Db.uuid(rs, "id"),
                rs.getString("module"),
                rs.getString("kind"),
                Db.uuid(rs, "reference"),
                rs.getInt("rank"),
                Db.instant(rs, "opened_at"),
                Db.instantOrNull(rs, "due_at"),
                rs.getString("authority"),
                rs.getInt("level"),
                Db.instantOrNull(rs, "escalated_at"),
                rs.getInt("version"),
                rs.getBoolean("alarm"),
                Db.constant(WorkRow.Turn.class, rs.getString("turn")),
                rs.getString("holder"));
    }
}
