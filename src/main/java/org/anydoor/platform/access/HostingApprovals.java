package org.anydoor.platform.access;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.anydoor.platform.audit.Audit;
import org.anydoor.platform.db.Db;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counsel's recorded approval that a walled agency is hosted beside others. A covered programme keeps its data in a system of its
 * own by default (34 USC 12291(b)(2)); without this the database takes no lock for its notes.
 */
@Component
@Transactional
public class HostingApprovals {
    private final Db db;
    private final Audit audit;
    private final Clock clock;

    HostingApprovals(Db db, Audit audit, Clock clock) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
    }

    /** Who approved, when, and where it is written. */
    public record Approval(String counsel, LocalDate on, String document) {}

    /** What was recorded for the caller's agency. */
    @Transactional(readOnly = true)
    public Optional<Approval> own() {
        return db.sql("""
                select counsel, approved_on, document from platform.hosting_approval
                where agency_id = (select platform.acting_agency())
                """)
                .find((rs, row) -> new Approval(
                        rs.getString("counsel"),
                        rs.getObject("approved_on", LocalDate.class),
                        rs.getString("document")));
    }

    /** Records it once; a second one changes nothing. */
    public void record(AgencyId agency, Approval approval) {
        int made = db.sql("""
                insert into platform.hosting_approval (agency_id, counsel, approved_on, document, recorded_by, recorded_at)
                select :agency, :counsel, :on, :document, platform.my_person(), :now
                where not exists (select 1 from platform.hosting_approval h where h.agency_id = :agency)
                """)
                .with("agency", agency)
                .with("counsel", approval.counsel())
                .with("on", approval.on())
                .with("document", approval.document())
                .with("now", clock.instant())
                .run();
        if (made == 1) {
            audit.record("access.hosting-approve", agency.value(), agency);
        }
    }
}
