package org.anydoor.youth.requests;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.db.Db;
import org.anydoor.youth.YouthId;
import org.anydoor.youth.requests.Request.Checks;
import org.anydoor.youth.requests.Request.Closing;
import org.anydoor.youth.requests.Request.Kind;
import org.anydoor.youth.requests.Request.Outcome;
import org.anydoor.youth.requests.Request.ParentSafe;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The rows of the register. */
@Repository
class RequestRows {
    private static final String SELECT = """
            select r.id, r.kind, r.record_id, r.asker, r.claims, r.wanted, r.received_at, r.due_at, r.authority, r.verified, r.parent_safe,
              r.wish, r.counsel, r.redactions, r.outcome, r.provision, r.answer, r.closed_at, p.name as closed_by, r.version
            from youth.request r left join platform.person p on p.id = r.closed_by
            where r.agency_id = platform.acting_agency()
            """;

    private final Db db;

    RequestRows(Db db) {
        this.db = db;
    }

    /** By when a kind is answered today. */
    record Term(int days, boolean business, String authority) {}

    Term term(Kind kind) {
        return db.sql("""
                select t.days, t.business, t.authority from youth.request_term t
                where t.kind = :kind and t.from_day <= current_date order by t.from_day desc limit 1
                """)
                .with("kind", kind)
                .one((rs, n) -> new Term(rs.getInt("days"), rs.getBoolean("business"), rs.getString("authority")));
    }

    void add(Request it, AgencyId agency, PersonId by, Instant now) {
        db.sql("""
                insert into youth.request (id, agency_id, kind, record_id, asker, claims, wanted, received_at, due_at, authority, made_at, made_by)
                values (:id, :agency, :kind, :youth, :asker, :claims, :wanted, :received, :due, :authority, :now, :by)
                """)
                .with("id", it.id())
                .with("agency", agency)
                .with("kind", it.kind())
                .with("youth", it.youth())
                .with("asker", it.asker())
                .with("claims", it.claims())
                .with("wanted", it.wanted())
                .with("received", it.received())
                .with("due", it.due())
                .with("authority", it.authority())
                .with("now", now)
                .with("by", by)
                .runExactly(1);
    }

    Optional<Request> find(RequestId id) {
        return db.sql(SELECT + " and r.id = :id").with("id", id).find(RequestRows::row);
    }

    List<Request> open() {
        return db.sql(SELECT + " and r.closed_at is null order by r.due_at, r.id limit 500")
                .list(RequestRows::row);
    }

    List<Request> closed() {
        return db.sql(SELECT + " and r.closed_at is not null order by r.closed_at desc, r.id limit 200")
                .list(RequestRows::row);
    }

    /** Those that gave something of this record. */
    List<Request> given(UUID record) {
        return db.sql(SELECT + " and r.record_id = :record and r.outcome in ('given', 'in-part') order by r.closed_at")
                .with("record", record)
                .list(RequestRows::row);
    }

    boolean check(RequestId id, int version, Checks it) {
        return db.sql("""
                update youth.request set verified = :verified, parent_safe = :safe, wish = :wish, counsel = :counsel,
                  redactions = :redactions, version = version + 1
                where id = :id and version = :version and closed_at is null
                """)
                        .with("id", id)
                        .with("version", version)
                        .with("verified", it.verified())
                        .with("safe", it.parentSafe())
                        .with("wish", it.wish())
                        .with("counsel", it.counsel())
                        .with("redactions", it.redactions())
                        .run()
                == 1;
    }

    boolean close(RequestId id, int version, Closing it, PersonId by) {
        return db.sql("""
                update youth.request set outcome = :outcome, provision = :provision, answer = :answer, closed_at = :at, closed_by = :by,
                  version = version + 1
                where id = :id and version = :version and closed_at is null
                """)
                        .with("id", id)
                        .with("version", version)
                        .with("outcome", it.outcome())
                        .with("provision", it.provision())
                        .with("answer", it.answer())
                        .with("at", it.at())
                        .with("by", by)
                        .run()
                == 1;
    }

    private static Request row(ResultSet rs, int number) throws SQLException {
        UUID record = rs.getObject("record_id", UUID.class);
        String safe = rs.getString("parent_safe");
        return new Request(
                new RequestId(Db.uuid(rs, "id")),
                Db.constant(Kind.class, rs.getString("kind")),
                record == null ? null : new YouthId(record),
                rs.getString("asker"),
                rs.getString("claims"),
                rs.getString("wanted"),
                Db.instant(rs, "received_at"),
                Db.instant(rs, "due_at"),
                rs.getString("authority"),
                new Checks(
                        rs.getString("verified"),
                        safe == null ? null : Db.constant(ParentSafe.class, safe),
                        rs.getString("wish"),
                        rs.getString("counsel"),
                        rs.getString("redactions")),
                closing(rs),
                rs.getInt("version"));
    }

    private static @Nullable Closing closing(ResultSet rs) throws SQLException {
        String outcome = rs.getString("outcome");
        return outcome == null
                ? null
                : new Closing(
                        Db.constant(Outcome.class, outcome),
                        rs.getString("provision"),
                        rs.getString("answer"),
                        Db.instant(rs, "closed_at"),
                        rs.getString("closed_by"));
    }
}
