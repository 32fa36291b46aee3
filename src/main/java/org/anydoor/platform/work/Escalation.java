package org.anydoor.platform.work;

import java.util.Optional;
import java.util.stream.Stream;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.access.StandIns;
import org.anydoor.platform.audit.Audit;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.jobs.AfterCommit;
import org.anydoor.platform.mail.Notices;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Silence past the deadline: overdue work of every module goes to the agency's backup and the supervisor is told; after as
 * long again it goes to the supervisor. What hangs on assignment besides, the owning module moves itself.
 */
@Component
class Escalation {
    private final Db db;
    private final StandIns standIns;
    private final Notices notices;
    private final Audit audit;
    private final TransactionTemplate transaction;

    Escalation(Db db, StandIns standIns, Notices notices, Audit audit, TransactionTemplate transaction) {
        this.db = db;
        this.standIns = standIns;
        this.notices = notices;
        this.audit = audit;
        this.transaction = transaction;
    }

    @AfterCommit("platform.work.escalation")
    void on(WorkOverdue overdue) {
        AgencyId agency = new AgencyId(overdue.agency());
        Callers.run(
                new Caller.Job("escalation", agency),
                () -> transaction.executeWithoutResult(status -> escalate(overdue, agency)));
    }

    private void escalate(WorkOverdue overdue, AgencyId agency) {
        StandIns.Ladder ladder = standIns.of(agency);
        PersonId taker = ladder.taker(overdue.level()).orElse(null);
        if (!moved(overdue, taker)) {
            return;
        }
        audit.record("platform.escalate", overdue.reference(), agency);
        Stream.of(Optional.ofNullable(taker), Optional.ofNullable(ladder.supervisor()))
                .distinct()
                .forEach(person -> tell(overdue, agency, person.orElse(null)));
    }

    /** Nobody stands for the agency's own address. */
    private void tell(WorkOverdue overdue, AgencyId agency, @Nullable PersonId person) {
        notices.tellOnce(agency, person, "overdue", overdue.work(), overdue.due(), overdue.level());
    }

    /** False when the work was done or went further meanwhile; with nobody to take it, it stays where it is. */
    private boolean moved(WorkOverdue overdue, @Nullable PersonId taker) {
        return db.sql("""
                        update platform.work
                        set assignee_id = coalesce(:taker::uuid, assignee_id), version = version + 1
                        where id = :work and done_at is null and level = :level
                        """)
                        .with("taker", taker)
                        .with("work", overdue.work())
                        .with("level", overdue.level())
                        .run()
                == 1;
    }
}
