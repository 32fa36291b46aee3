package org.anydoor.platform.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anydoor.platform.db.Db;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Search in the audit trail, for those whose role is to watch over it. */
@Component
public class Trail {
    private static final int LISTED = 20;
    private static final String WHERE = """
            from platform.audit_entry e
            left join platform.person p on p.id = e.person_id
            left join platform.agency a on a.id = e.agency_id
            where (:person::uuid is null or e.person_id = :person::uuid)
              and (:action::text is null or e.action = :action::text)
              and (:from::timestamptz is null or e.at >= :from::timestamptz)
              and (:until::timestamptz is null or e.at < :until::timestamptz)
              and (:subject::uuid is null or exists (
                select 1 from platform.audit_subject s where s.entry_id = e.id and s.subject_id = :subject::uuid))
            """;

    private final Db db;

    Trail(Db db) {
        this.db = db;
    }

    /** What is searched for; nothing in a field finds everything. */
    public record Question(
            @Nullable UUID person,
            @Nullable String action,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable UUID subject) {}

    /**
     * One entry and the records that it lists, as far as the reader may see them.
     *
     * @param subjects the first {@value #LISTED} of them
     * @param found how many there are
     */
    public record Entry(
            UUID id,
            Instant at,
            HistoryLine.Actor who,
            String action,
            boolean refused,
            List<UUID> subjects,
            long found) {}

    /** Whether the caller's live roles hold the category {@code audit}. */
    public boolean isOpen() {
        return db.sql("select 'audit' = any (platform.my_categories()) as open").one((rs, n) -> rs.getBoolean("open"));
    }

    /** The record of which the trail tells and whose id answers to a name that was made from it. */
    public Optional<UUID> named(SubjectNames.Trace name) {
        return db.sql("""
                select s.subject_id from platform.audit_subject s
                where mod(('x' || right(replace(s.subject_id::text, '-', ''), 16))::bit(64)::bigint & :mask, :divisor) = :rest
                limit 1
                """)
                .with("mask", name.mask())
                .with("divisor", name.divisor())
                .with("rest", name.rest())
                .find((rs, n) -> Db.uuid(rs, "subject_id"));
    }

    /** How many entries answer the question, counted to at most {@code most}. */
    public long count(Question question, int most) {
        return ask(question, "select count(*) from (select 1 " + WHERE + " limit :most) as found")
                .with("most", most)
                .count();
    }

    /** Entries, newest first. */
    public List<Entry> list(Question question, int limit, int offset) {
        return ask(question, """
                select e.id, e.at, e.action, e.outcome, a.name as agency,
                  coalesce(p.name, case when e.action = 'access.sign-in' then (
                    select i.name from platform.audit_subject s join platform.person i on i.id = s.subject_id
                    where s.entry_id = e.id limit 1) end) as person,
                  array(select s.subject_id from platform.audit_subject s where s.entry_id = e.id order by s.subject_id limit :listed) as subjects,
                  (select count(*) from platform.audit_subject s where s.entry_id = e.id) as found
                """ + WHERE + " order by e.at desc, e.id desc limit :limit offset :offset")
                .with("limit", limit)
                .with("offset", offset)
                .with("listed", LISTED)
                .list(Trail::entry);
    }

    private Db.Statement ask(Question question, String sql) {
        return db.sql(sql)
                .with("person", question.person())
                .with("action", question.action())
                .with("from", question.from())
                .with("until", question.until())
                .with("subject", question.subject());
    }

    private static Entry entry(ResultSet rs, int n) throws SQLException {
        return new Entry(
                Db.uuid(rs, "id"),
                Db.instant(rs, "at"),
                History.actor(rs),
                rs.getString("action"),
                rs.getString("outcome").equals("refused"),
                List.of((UUID[]) rs.getArray("subjects").getArray()),
                rs.getLong("found"));
    }
}
