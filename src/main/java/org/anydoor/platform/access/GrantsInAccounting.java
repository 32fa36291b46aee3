package org.anydoor.platform.access;

import java.util.List;
import java.util.UUID;
import org.anydoor.platform.db.Db;
import org.springframework.stereotype.Component;

/** Copies that were sent and records that were opened to others: each is a grant. */
@Component
class GrantsInAccounting implements Disclosure.Source {
    private final Db db;

    GrantsInAccounting(Db db) {
        this.db = db;
    }

    @Override
    public List<Disclosure> of(UUID subject) {
        return db.sql("""
                select g.from_at, p.name as giver, a.name as receiver, g.category, s.authority, g.until_at
                from platform.access_grant g
                join platform.agency a on a.id = g.viewer_agency_id
                left join platform.sharing_agreement s on s.id = g.agreement_id
                left join platform.person p on p.id = g.given_by
                where g.subject_id = :subject and g.owner_agency_id = platform.acting_agency()
                  and g.category = any (platform.my_categories()) and (not a.walled or g.basis = 'release')
                """)
                .with("subject", subject)
                .list((rs, n) -> new Disclosure(
                        Db.instant(rs, "from_at"),
                        rs.getString("giver"),
                        rs.getString("receiver"),
                        rs.getString("category"),
                        rs.getString("authority"),
                        Db.instantOrNull(rs, "until_at")));
    }
}
