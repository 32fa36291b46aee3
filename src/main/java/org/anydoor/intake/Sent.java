package org.anydoor.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.anydoor.intake.Followed.Stage;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.audit.Audit;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.db.Db;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a member sent at a staff door: they reread their own words and how far it is, and nothing of what others did. */
@Service
public class Sent {
    private final Db db;
    private final Audit audit;

    Sent(Db db, Audit audit) {
        this.db = db;
        this.audit = audit;
    }

    /** One concern as its sender wrote it. */
    public record Concern(
            ConcernId id,
            AgencyId owner,
            String shortName,
            String door,
            Instant arrived,
            String what,
            @Nullable String called,
            @Nullable String age,
            @Nullable String place,
            @Nullable String when,
            Stage stage,
            @Nullable Duty duty) {}

    /** What the sender still owes by Minn. Stat. 260E.09 where the law makes them report; sending discharged none of it. */
    public record Duty(Instant oralBy, boolean told, Instant writtenBy, boolean written) {}

    /**
     * Which of them: those of one short name or all, in one order.
     *
     * @param shortName what was searched for, as people write it; empty for all
     */
    public record Asked(String shortName, boolean oldestFirst) {}

    /** A part of them; each reading is in the audit. */
    @Transactional
    public List<Concern> list(Asked asked, int from, int most) {
        return read(asked, from, most, "intake.reread-sent");
    }

    /** The same rows for a file, which is in the audit as an export. */
    @Transactional
    public List<Concern> export(Asked asked, int most) {
        return read(asked, 0, most, "platform.export");
    }

    /** How many there are. */
    @Transactional(readOnly = true)
    public long count(Asked asked) {
        return filled("select count(c.id) from intake.concern c " + where(asked), asked)
                .count();
    }

    /**
     * Every answer that stands in one concern, for the written report of its sender; who they are they know themselves.
     *
     * @param learned when they came to know of it, {@code told} when they made the oral report
     */
    public record Told(
            String door,
            String what,
            List<String> signs,
            @Nullable String harm,
            @Nullable String called,
            @Nullable String age,
            @Nullable String gender,
            @Nullable String look,
            @Nullable String place,
            @Nullable String when,
            Instant learned,
            @Nullable Instant told) {}

    /** What one who owes a report told in this concern; empty for anybody else's and where nothing is owed. */
    @Transactional
    public Optional<Told> told(ConcernId id) {
        Optional<AgencyId> owner =
                db.sql("""
                        select c.agency_id from intake.concern c join intake.mandated_report m on m.concern_id = c.id
                        where c.id = :id and c.sent_by_person_id = :person
                        """).with("id", id).with("person", me()).find((rs, n) -> new AgencyId(Db.uuid(rs, "agency_id")));
        return owner.flatMap(agency -> {
            audit.record("intake.reread-sent", id.value(), agency);
            return db.sql("""
                            select c.door, c.what, c.signs, c.harm, c.youth_called, c.youth_age, c.youth_gender, c.youth_look,
                              c.place_said, c.when_said, m.learned_at, m.oral_at
                            from intake.concern c join intake.mandated_report m on m.concern_id = c.id
                            where c.id = :id
                            """).with("id", id).find(Sent::told);
        });
    }

    private static Told told(ResultSet rs, int number) throws SQLException {
        return new Told(
                rs.getString("door"),
                rs.getString("what"),
                Db.words(rs, "signs"),
                rs.getString("harm"),
                rs.getString("youth_called"),
                rs.getString("youth_age"),
                rs.getString("youth_gender"),
                rs.getString("youth_look"),
                rs.getString("place_said"),
                rs.getString("when_said"),
                Db.instant(rs, "learned_at"),
                Db.instantOrNull(rs, "oral_at"));
    }

    private static PersonId me() {
        return Callers.current().flatMap(it -> it.person()).orElseThrow();
    }

    private List<Concern> read(Asked asked, int from, int most, String action) {
        List<Concern> sent = filled("""
                        select c.id, c.agency_id, c.short, c.door, c.arrived_at, c.what, c.youth_called, c.youth_age, c.place_said,
                          c.when_said, coalesce(h.state, 'new') as state, m.oral_due_at, m.written_due_at, m.oral_at is not null as told,
                          m.written_at is not null as written
                        from intake.concern c
                        left join intake.handling h on h.concern_id = c.id and h.agency_id = c.agency_id
                        left join intake.mandated_report m on m.concern_id = c.id
                        %s order by c.arrived_at %s, c.id limit :most offset :from
                        """.formatted(where(asked), asked.oldestFirst() ? "asc" : "desc"), asked)
                .with("most", most)
                .with("from", from)
                .list(Sent::concern);
        if (!sent.isEmpty()) {
            audit.record(
                    action,
                    sent.stream()
                            .map(it -> new Audit.Subject(it.id().value(), it.owner()))
                            .toList());
        }
        return sent;
    }

    private static String where(Asked asked) {
        return "where c.sent_by_person_id = :person" + (asked.shortName().isEmpty() ? "" : " and c.short = :short");
    }

    private Db.Statement filled(String sql, Asked asked) {
        Db.Statement statement = db.sql(sql).with("person", me());
        return asked.shortName().isEmpty() ? statement : statement.with("short", ShortName.read(asked.shortName()));
    }

    private static Concern concern(ResultSet rs, int number) throws SQLException {
        return new Concern(
                new ConcernId(Db.uuid(rs, "id")),
                new AgencyId(Db.uuid(rs, "agency_id")),
                rs.getString("short"),
                rs.getString("door"),
                Db.instant(rs, "arrived_at"),
                rs.getString("what"),
                rs.getString("youth_called"),
                rs.getString("youth_age"),
                rs.getString("place_said"),
                rs.getString("when_said"),
                Stage.of(rs.getString("state")),
                duty(rs));
    }

    private static @Nullable Duty duty(ResultSet rs) throws SQLException {
        return rs.getObject("oral_due_at") == null
                ? null
                : new Duty(
                        Db.instant(rs, "oral_due_at"),
                        rs.getBoolean("told"),
                        Db.instant(rs, "written_due_at"),
                        rs.getBoolean("written"));
    }
}
