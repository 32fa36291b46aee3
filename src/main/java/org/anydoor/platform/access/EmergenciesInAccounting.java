package org.anydoor.platform.access;

import java.util.List;
import java.util.UUID;
import org.anydoor.platform.db.Db;
import org.springframework.stereotype.Component;

/** What was opened to others in an emergency, at once and whatever the review says. */
@Component
class EmergenciesInAccounting implements Disclosure.Source {
    private final Db db;

    EmergenciesInAccounting(Db db) {
        this.db = db;
    }

    @Override
    public List<Disclosure> of(UUID subject) {
        return db.sql("""
                select o.from_at, o.viewer_name, a.name as receiver, c.category, o.authority, o.until_at
                from platform.emergency_opening o
                join platform.agency a on a.id = o.viewer_agency_id
                cross join lateral unnest(o.categories) as c (category)
                where o.subject_id = :subject and o.owner_agency_id = platform.acting_agency()
                order by o.from_at, c.category
                """)
                .with("subject", subject)
                .list((rs, n) -> new Disclosure(
                        Db.instant(rs, "from_at"),
                        rs.getString("viewer_name"),
                        rs.getString("receiver"),
                        rs.getString("category"),
                        rs.getString("authority"),
                        Db.instantOrNull(rs, "until_at")));
    }
}
