package org.anydoor.platform.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.retention.Disposal.Cause;
import org.anydoor.platform.retention.Disposal.Closed;
import org.anydoor.platform.retention.Disposal.End;
import org.anydoor.platform.retention.Disposal.Order;
import org.anydoor.platform.retention.Disposal.Term;
import org.anydoor.platform.retention.Disposal.Yes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Reads decisions; they are written by the database's own functions alone. */
@Repository
class DisposalRows {
    /** An approval that is older no longer counts, and is not shown. */
    private static final String SELECT = """
            select d.id, d.kind, d.subject_id, d.cause, d.ended_at, d.due_at, d.proposed_at, d.closed_at, d.closed_as, d.reason,
              r.months, r.counted_from, r.outcome, coalesce(d.authority, r.authority) as authority, d.order_number, d.order_day,
              e.name as entered, s.complete_at, c.name as closer,
              a.name as first, d.first_at, d.first_by = platform.my_person() as first_mine,
              b.name as second, d.second_at, d.second_by = platform.my_person() as second_mine
            from platform.disposal d
            left join platform.retention_rule r on r.id = d.rule_id
            left join platform.shredded s on s.subject_id = d.subject_id
            left join platform.person e on e.id = d.proposed_by
            left join platform.person a on a.id = d.first_by and (d.closed_at is not null or d.first_at > statement_timestamp() - interval '30 days')
            left join platform.person b on b.id = d.second_by and (d.closed_at is not null or d.first_at > statement_timestamp() - interval '30 days')
            left join platform.person c on c.id = d.closed_by
            """;

    private static final String OPEN = " where d.closed_at is null and d.cause <> 'again'";
    private static final String GONE = " where d.closed_as = 'destroyed'";

    private final Db db;

    DisposalRows(Db db) {
        this.db = db;
    }

    /** What people decide about; what a restore brought back nobody decides anew. */
    List<Disposal> open(int from, int most) {
        return list(OPEN + " order by d.cause, d.due_at, d.proposed_at, d.id", from, most);
    }

    long countOpen() {
        return db.sql("select count(*) from platform.disposal d" + OPEN).count();
    }

    List<Disposal> destroyed(int from, int most) {
        return list(GONE + " order by d.closed_at desc, d.id", from, most);
    }

    long countDestroyed() {
        return db.sql("select count(*) from platform.disposal d" + GONE).count();
    }

    private List<Disposal> list(String of, int from, int most) {
        return db.sql(SELECT + of + " offset :from limit :most")
                .with("from", from)
                .with("most", most)
                .list(DisposalRows::read);
    }

    Optional<Disposal> find(UUID id) {
        return db.sql(SELECT + " where d.id = :id").with("id", id).find(DisposalRows::read);
    }

    /** Decisions of two that wait to be carried out, as the job finds them. */
    List<Decided> decided() {
        return db.sql("""
                select d.id, d.subject_id from platform.disposal d
                where d.agency_id = platform.acting_agency() and d.closed_at is null and d.second_by is not null
                  and d.first_at > statement_timestamp() - interval '30 days' order by d.second_at, d.id
                """).list((rs, n) -> new Decided(Db.uuid(rs, "id"), Db.uuid(rs, "subject_id")));
    }

    /** What was named after a restore and is there still, as the job finds it. */
    List<Decided> broughtBack() {
        return db.sql("""
                select d.id, d.subject_id from platform.disposal d
                where d.agency_id = platform.acting_agency() and d.closed_at is null and d.cause = 'again' order by d.id
                """).list((rs, n) -> new Decided(Db.uuid(rs, "id"), Db.uuid(rs, "subject_id")));
    }

    /** What is left of each record that is gone. */
    List<Destroyed> tombstones() {
        return db.sql("""
                select d.id, d.agency_id, d.kind, d.subject_id, d.closed_at from platform.disposal d
                where d.agency_id = platform.acting_agency() and d.destroyed_in is not null order by d.closed_at, d.id
                """)
                .list((rs, n) -> new Destroyed(
                        Db.uuid(rs, "id"),
                        new AgencyId(Db.uuid(rs, "agency_id")),
                        rs.getString("kind"),
                        Db.uuid(rs, "subject_id"),
                        Db.instant(rs, "closed_at")));
    }

    /** How many wait for an approval. */
    long waiting() {
        return db.sql("""
                select count(*) from platform.disposal d
                where d.agency_id = platform.acting_agency() and d.closed_at is null and d.cause <> 'again'
                  and (d.second_by is null or d.first_at <= statement_timestamp() - interval '30 days')
                """).count();
    }

    record Decided(UUID id, UUID subject) {}

    private static Disposal read(ResultSet rs, int row) throws SQLException {
        return new Disposal(
                Db.uuid(rs, "id"),
                rs.getString("kind"),
                Db.uuid(rs, "subject_id"),
                Db.constant(Cause.class, rs.getString("cause")),
                term(rs),
                order(rs),
                Db.instantOrNull(rs, "ended_at"),
                Db.instantOrNull(rs, "due_at"),
                Db.instant(rs, "proposed_at"),
                yes(rs, "first"),
                yes(rs, "second"),
                closed(rs),
                Db.instantOrNull(rs, "complete_at"));
    }

    private static @Nullable Term term(ResultSet rs) throws SQLException {
        String from = rs.getString("counted_from");
        return from == null
                ? null
                : new Term(
                        rs.getInt("months"), from.equals("adult"), rs.getString("outcome"), rs.getString("authority"));
    }

    private static @Nullable Order order(ResultSet rs) throws SQLException {
        String number = rs.getString("order_number");
        return number == null
                ? null
                : new Order(
                        number,
                        rs.getObject("order_day", LocalDate.class),
                        rs.getString("authority"),
                        rs.getString("entered"));
    }

    private static @Nullable Yes yes(ResultSet rs, String who) throws SQLException {
        String name = rs.getString(who);
        return name == null ? null : new Yes(name, Db.instant(rs, who + "_at"), rs.getBoolean(who + "_mine"));
    }

    private static @Nullable Closed closed(ResultSet rs) throws SQLException {
        Instant at = Db.instantOrNull(rs, "closed_at");
        return at == null
                ? null
                : new Closed(
                        at,
                        Db.constant(End.class, Objects.requireNonNull(rs.getString("closed_as"))),
                        rs.getString("closer"),
                        rs.getString("reason"));
    }
}
