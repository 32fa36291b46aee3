package org.anydoor.intake.triage;

import java.util.Set;
import org.anydoor.intake.ConcernId;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.StandIns;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.jobs.AfterCommit;
import org.anydoor.platform.work.WorkOverdue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Silence past a deadline: the concern goes to the agency's backup, after as long again to its supervisor, and with it what
 * only the assigned may see. The work row itself and the mail are the platform's. What a mandated reporter has not yet proved
 * moves as work alone, and so does the answer that others owe: the concern stays with whoever helps.
 */
@Component
class Silence {
    private static final Set<String> OF_OTHERS = Set.of(Waits.ORAL, Waits.WRITTEN, Waits.ANSWERS);

    private final Db db;
    private final Handlings handlings;
    private final Assignments assignments;
    private final StandIns standIns;
    private final Waits waits;
    private final TransactionTemplate transaction;

    Silence(
            Db db,
            Handlings handlings,
            Assignments assignments,
            StandIns standIns,
            Waits waits,
            TransactionTemplate transaction) {
        this.db = db;
        this.handlings = handlings;
        this.assignments = assignments;
        this.standIns = standIns;
        this.waits = waits;
        this.transaction = transaction;
    }

    @AfterCommit("intake.silence")
    void on(WorkOverdue overdue) {
        if (overdue.module().equals(Waits.MODULE) && !OF_OTHERS.contains(overdue.kind())) {
            AgencyId agency = new AgencyId(overdue.agency());
            Callers.run(
                    new Caller.Job("escalation", agency),
                    () -> transaction.executeWithoutResult(status -> move(overdue, agency)));
        }
    }

    private void move(WorkOverdue overdue, AgencyId agency) {
        ConcernId concern = new ConcernId(overdue.reference());
        handlings.find(concern, agency).ifPresent(handling -> {
            if (!handling.state().isOpen()) {
                waits.follow(handling);
            } else if (isStillDue(overdue)) {
                standIns.of(agency).taker(overdue.level()).ifPresent(person -> {
                    Handling moved = handling.held(Holder.person(person));
                    if (!moved.holder().equals(handling.holder()) && handlings.save(moved)) {
                        assignments.give(concern, agency, moved.holder());
                    }
                });
            }
        });
    }

    private boolean isStillDue(WorkOverdue overdue) {
        return db.sql(
                                "select count(*) from platform.work w where w.id = :work and w.done_at is null and w.level = :level")
                        .with("work", overdue.work())
                        .with("level", overdue.level())
                        .count()
                == 1;
    }
}
