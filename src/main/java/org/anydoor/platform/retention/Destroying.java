package org.anydoor.platform.retention;

import java.util.List;
import java.util.UUID;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.audit.Audit;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.keys.Shredding;
import org.anydoor.platform.work.Work;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The job of one agency: proposes what is due, and carries out what two people decided, each record in a transaction of its own
 * in which the database asks everything again. Idempotent: what was done is not found again.
 */
@Component
class Destroying {
    private static final Logger LOG = LoggerFactory.getLogger(Destroying.class);

    private final DisposalRows rows;
    private final Db db;
    private final Shredding shredding;
    private final Audit audit;
    private final Work work;
    private final TransactionTemplate transaction;

    Destroying(DisposalRows rows, Db db, Shredding shredding, Audit audit, Work work, TransactionTemplate transaction) {
        this.rows = rows;
        this.db = db;
        this.shredding = shredding;
        this.audit = audit;
        this.work = work;
        this.transaction = transaction;
    }

    /** Carries out, then proposes; the caller is the job of that agency. */
    void run(AgencyId agency) {
        transaction.execute(status -> rows.decided()).forEach(it -> destroy(it, agency));
        transaction.executeWithoutResult(status -> propose(agency));
    }

    private void propose(AgencyId agency) {
        db.sql("select platform.propose()").count();
        if (rows.waiting() > 0) {
            work.reopen(Disposals.decide(agency));
        } else {
            work.done(Disposals.MODULE, Disposals.DECIDE, agency.value(), agency);
        }
    }

    private void destroy(DisposalRows.Decided decided, AgencyId agency) {
        String outcome = transaction.execute(status -> {
            String said = db.sql("select platform.destroy(:id)")
                    .with("id", decided.id())
                    .one((rs, n) -> rs.getString(1));
            if (said.equals("destroyed")) {
                gone(decided.subject(), agency);
            }
            return said;
        });
        if (!"destroyed".equals(outcome)) {
            LOG.info("Decision {} was not carried out: {}", decided.id(), outcome);
        }
    }

    private void gone(UUID subject, AgencyId agency) {
        shredding.destroy(subject);
        audit.record("retention.destroy", subject, agency);
    }

    /** All that the calling job's agency has destroyed. */
    List<Destroyed> destroyed() {
        return transaction.execute(status -> rows.tombstones());
    }

    /** What the ledger names and a restore brought back; answers whether it did. */
    boolean again(Destroyed line) {
        var job = new Caller.Job(Shredding.JOB, line.agency());
        return Callers.as(
                job,
                () -> Boolean.TRUE.equals(transaction.execute(status -> {
                    String said = db.sql("select platform.destroy_again(:id, :agency, :kind, :subject, :at)")
                            .with("id", line.decision())
                            .with("agency", line.agency())
                            .with("kind", line.kind())
                            .with("subject", line.subject())
                            .with("at", line.at())
                            .one((rs, n) -> rs.getString(1));
                    if (said.equals("destroyed")) {
                        gone(line.subject(), line.agency());
                    }
                    return said.equals("destroyed");
                })));
    }
}
