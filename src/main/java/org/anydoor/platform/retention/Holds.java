package org.anydoor.platform.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.Members;
import org.anydoor.platform.audit.Audit;
import org.anydoor.platform.db.Db;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Legal holds: while one lies on a record, from its owner or from an agency that had it in hand, nothing of it is destroyed. One
 * person places a hold; two lift it.
 */
@Service
@Transactional
public class Holds {
    private static final String SELECT = """
            select h.id, h.kind, h.subject_id, h.reason, h.authority, p.name as placed_by, h.placed_at, l.name as lift_by, case when h.lift_at > statement_timestamp() - interval '30 days' then h.lift_reason end as lift_reason,
              h.lift_by = platform.my_person() as lift_mine
            from platform.legal_hold h
            left join platform.person p on p.id = h.placed_by
            left join platform.person l on l.id = h.lift_by and h.lift_at > statement_timestamp() - interval '30 days'
            where h.lifted_at is null
            """;

    private final Db db;
    private final Audit audit;

    Holds(Db db, Audit audit) {
        this.db = db;
        this.audit = audit;
    }

    /** A hold of the caller's agency. */
    public record Hold(
            UUID id,
            String kind,
            UUID record,
            String reason,
            String authority,
            @Nullable String by,
            Instant since,
            @Nullable Lifting lifting) {}

    /** Who has said already that it may be lifted, and why. */
    public record Lifting(@Nullable String by, String reason, boolean mine) {}

    /** What came of it. */
    public enum Answer {
        HELD,
        ALREADY,
        FIRST,
        SAME,
        LIFTED,
        UNKNOWN
    }

    /** The holds of the caller's agency that it may see. */
    public List<Hold> open() {
        List<Hold> open = db.sql(SELECT + " order by h.placed_at, h.id").list(Holds::read);
        audit.record(
                "retention.list-holds",
                open.stream()
                        .map(it -> new Audit.Subject(it.record(), agency()))
                        .toList());
        return open;
    }

    /** The hold of the caller's agency on this record. */
    @Transactional(readOnly = true)
    public Optional<Hold> on(UUID record) {
        return db.sql(SELECT + " and h.subject_id = :record")
                .with("record", record)
                .find(Holds::read);
    }

    /** Whether the caller works with this record, so that they may hold it. */
    @Transactional(readOnly = true)
    public boolean mayHold(String kind, UUID record) {
        return db.sql("select platform.may_hold(:kind, :record)")
                .with("kind", kind)
                .with("record", record)
                .one((rs, n) -> rs.getBoolean(1));
    }

    /** Keeps the record from being destroyed from now on; a decision about it that waits is closed. */
    public Answer place(String kind, UUID record, String reason, String authority) {
        Answer answer = db.sql("select platform.hold(:kind, :record, :reason, :authority)")
                .with("kind", kind)
                .with("record", record)
                .with("reason", reason)
                .with("authority", authority)
                .one((rs, n) -> Db.constant(Answer.class, rs.getString(1)));
        switch (answer) {
            case HELD -> audit.record("retention.hold", record, agency());
            case UNKNOWN -> audit.refused("retention.hold", record);
            case ALREADY, FIRST, SAME, LIFTED -> {}
        }
        return answer;
    }

    /** One person's yes to lifting it. */
    public Answer lift(UUID hold, String reason) {
        Optional<Hold> found =
                db.sql(SELECT + " and h.id = :id").with("id", hold).find(Holds::read);
        Answer answer = db.sql("select platform.lift(:id, :reason)")
                .with("id", hold)
                .with("reason", reason)
                .one((rs, n) -> Db.constant(Answer.class, rs.getString(1)));
        if (answer == Answer.FIRST || answer == Answer.LIFTED) {
            found.ifPresent(it -> audit.record("retention.lift-hold", it.record(), agency()));
        }
        return answer;
    }

    private static AgencyId agency() {
        return Members.current().actingFor();
    }

    private static Hold read(ResultSet rs, int row) throws SQLException {
        String why = rs.getString("lift_reason");
        return new Hold(
                Db.uuid(rs, "id"),
                rs.getString("kind"),
                Db.uuid(rs, "subject_id"),
                rs.getString("reason"),
                rs.getString("authority"),
                rs.getString("placed_by"),
                Db.instant(rs, "placed_at"),
                why == null ? null : new Lifting(rs.getString("lift_by"), why, rs.getBoolean("lift_mine")));
    }
}
