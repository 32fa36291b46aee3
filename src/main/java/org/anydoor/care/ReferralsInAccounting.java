package org.anydoor.care;

import java.util.List;
import java.util.UUID;
import org.anydoor.platform.access.Disclosure;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.i18n.Language;
import org.anydoor.platform.i18n.Messages;
import org.springframework.stereotype.Component;

/** A referral tells its receiver of a young person; to walled receivers it stays between the two. */
@Component
class ReferralsInAccounting implements Disclosure.Source {
    private final Db db;
    private final Messages messages;

    ReferralsInAccounting(Db db, Messages messages) {
        this.db = db;
        this.messages = messages;
    }

    @Override
    public List<Disclosure> of(UUID subject) {
        String wanted = messages.in(Language.EN).t("care.accounting.wanted");
        return db.sql("""
                select r.sent_at, p.name as sender, a.name as receiver, r.basis, r.law, r.withdrawn_at
                from care.referral r
                join platform.agency a on a.id = r.to_agency_id
                left join platform.person p on p.id = r.sent_by
                where (r.record_id = :subject or r.concern_id = :subject) and r.agency_id = platform.acting_agency()
                  and not r.to_walled
                """)
                .with("subject", subject)
                .list((rs, n) -> new Disclosure(
                        Db.instant(rs, "sent_at"),
                        rs.getString("sender"),
                        rs.getString("receiver"),
                        "service",
                        "wanted".equals(rs.getString("basis")) ? wanted : rs.getString("law"),
                        Db.instantOrNull(rs, "withdrawn_at")));
    }
}
