package org.anydoor.platform.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.anydoor.platform.db.Db;
import org.springframework.stereotype.Component;

/**
 * Who has looked at one subject and what was done with it, as far as the reader may know: its owner sees everybody but
 * walled agencies, others see themselves (row policies decide).
 */
@Component
public class History {
    private static final int LINES = 200;

    private final Db db;

    History(Db db) {
        this.db = db;
    }

    /** The latest {@value #LINES} lines, newest first; works inside the caller's transaction. */
    public List<HistoryLine> of(UUID subject) {
        return db.sql("""
                select e.at, e.action, p.name as person, a.name as agency
                from platform.audit_subject s
                join platform.audit_entry e on e.id = s.entry_id
                left join platform.person p on p.id = e.person_id
                left join platform.agency a on a.id = e.agency_id
                where s.subject_id = :subject
                order by e.at desc, e.id desc
                limit :lines
                """)
                .with("subject", subject)
                .with("lines", LINES)
                .list((rs, n) -> new HistoryLine(Db.instant(rs, "at"), actor(rs), rs.getString("action")));
    }

    static HistoryLine.Actor actor(ResultSet rs) throws SQLException {
        String person = rs.getString("person");
        String agency = rs.getString("agency");
        if (agency == null) {
            return person == null ? new HistoryLine.Actor.Outside() : new HistoryLine.Actor.Named(person);
        }
        return person == null ? new HistoryLine.Actor.Agency(agency) : new HistoryLine.Actor.Person(person, agency);
    }
}
