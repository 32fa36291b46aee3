package org.anydoor.platform.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.anydoor.platform.db.Db;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Search in the audit trail, for those whose role is to watch over it. */
@Component
public class Trail {
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

    /** One entry and the records that it lists, as far as the reader may see them. */
    public record Entry(Instant at, HistoryLine.Actor who, String action, boolean refused, List<UUID> subjects) {}

    /** Whether the caller's live roles hold the category {@code audit}. */
    public boolean isOpen() {
        return db.sql("select 'audit' = any (platform.my_categories()) as open").one((rs, n) -> rs.getBoolean("open"));
    }

    /** The actions that this reader finds in the trail. */
    public List<String> actions() {
        return db.sql("select distinct action from platform.audit_entry order by action")
                .list((rs, n) -> rs.getString("action"));
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
                select e.at, e.action, e.outcome, p.name as person, a.name as agency,
                  array(select s.subject_id from platform.audit_subject s where s.entry_id = e.id order by s.subject_id limit 20) as subjects
                """ + WHERE + " order by e.at desc, e.id desc limit :limit offset :offset")
                .with("limit", limit)
                .with("offset", offset)
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
                Db.instant(rs, "at"),
                History.actor(rs),
                rs.getString("action"),
                rs.getString("outcome").equals("refused"),
                List.of((UUID[]) rs.getArray("subjects").getArray()));
    }
}
