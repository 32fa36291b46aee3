package org.anydoor.platform.retention;

import java.util.ArrayList;
import java.util.List;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.audit.Audit;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.db.JobsDb;
import org.anydoor.platform.keys.Shredding;
import org.anydoor.platform.work.Work;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the jobs of one agency do: propose what is due, and carry out what two people decided, each record in a transaction of its own
 * in which the database asks everything again. It waits for nobody; what is busy is left for the next run. Idempotent: what was
 * done is not found again.
 */
@Component
class Destroying {
    private static final Logger LOG = LoggerFactory.getLogger(Destroying.class);
    private static final String DECIDED = "select platform.destroy(:id)";
    private static final String AGAIN = "select platform.destroy_again(:id)";

    private final DisposalRows rows;
    private final Db db;
    private final Shredding shredding;
    private final JobsDb jobs;
    private final Audit audit;
    private final Work work;
    private final TransactionTemplate transaction;

    Destroying(
            DisposalRows rows,
            Db db,
            Shredding shredding,
            JobsDb jobs,
            Audit audit,
            Work work,
            TransactionTemplate transaction) {
        this.rows = rows;
        this.db = db;
        this.shredding = shredding;
        this.jobs = jobs;
        this.audit = audit;
        this.work = work;
        this.transaction = transaction;
    }

    /** What the database answers: gone, or why not now. */
    private enum Said {
        DESTROYED,
        BUSY,
        HELD,
        NOT_DUE,
        UNDECIDED,
        EXPIRED,
        OUT_OF_OFFICE,
        UNKNOWN
    }

    /** Proposes what is due; the caller is the job of that agency. */
    void propose(AgencyId agency) {
        transaction.executeWithoutResult(status -> {
            db.sql("select platform.propose()").count();
            ask(agency);
        });
    }

    /**
     * Carries out what was decided; the caller is the job of that agency. A record that fails holds up no other: it is found again
     * at the next run.
     *
     * @throws RuntimeException the first failure, at the end
     */
    void carryOut(AgencyId agency) {
        List<RuntimeException> failures = new ArrayList<>();
        each(AGAIN, transaction.execute(status -> rows.broughtBack()), agency, failures);
        each(DECIDED, transaction.execute(status -> rows.decided()), agency, failures);
        transaction.executeWithoutResult(status -> ask(agency));
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
    }

    private void each(
            String way, List<DisposalRows.Decided> decided, AgencyId agency, List<RuntimeException> failures) {
        for (DisposalRows.Decided it : decided) {
            try {
                destroy(way, it, agency);
            } catch (RuntimeException failure) {
                LOG.warn("Decision {} failed", it.id());
                failures.add(failure);
            }
        }
    }

    /** What waits for an approval, such as a decision of which one has left, is somebody's work. */
    private void ask(AgencyId agency) {
        if (rows.waiting() > 0) {
            work.reopen(Disposals.decide(agency));
        } else {
            work.done(Disposals.MODULE, Disposals.DECIDE, agency.value(), agency);
        }
    }

    /** Answers whether it is gone now; what is busy is asked for again at the next run. */
    private boolean destroy(String way, DisposalRows.Decided decided, AgencyId agency) {
        Said outcome = transaction.execute(status -> {
            Said said = db.sql(way).with("id", decided.id()).one((rs, n) -> Db.constant(Said.class, rs.getString(1)));
            if (said == Said.DESTROYED) {
                shredding.destroy(decided.subject());
                audit.record("retention.destroy", decided.subject(), agency);
            }
            return said;
        });
        if (outcome != Said.DESTROYED) {
            LOG.info("Decision {} was not carried out: {}", decided.id(), outcome);
        }
        return outcome == Said.DESTROYED;
    }

    /** All that the calling job's agency has destroyed. */
    List<Destroyed> destroyed() {
        return transaction.execute(status -> rows.tombstones());
    }

    /** What the ledger names and a restore brought back; answers whether it was, and is gone again. */
    boolean again(Destroyed line) {
        boolean named = jobs.sweep(Shredding.JOB, it -> name(it, line)).equals("named");
        return named
                && Callers.as(
                        new Caller.Job(Shredding.JOB, line.agency()),
                        () -> destroy(AGAIN, new DisposalRows.Decided(line.decision(), line.subject()), line.agency()));
    }

    private static String name(Db db, Destroyed line) {
        return db.sql("select platform.name_again(:id, :agency, :kind, :subject, :at)")
                .with("id", line.decision())
                .with("agency", line.agency())
                .with("kind", line.kind())
                .with("subject", line.subject())
                .with("at", line.at())
                .one((rs, n) -> rs.getString(1));
    }
}
