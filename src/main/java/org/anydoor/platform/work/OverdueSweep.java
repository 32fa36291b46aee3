package org.anydoor.platform.work;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.db.JobsDb;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds deadlines that have passed and publishes {@link WorkOverdue}, exactly once per clock and level: the row that
 * claims the level and the registry's row of the event stand or fall together (docs/decisions/0008-deadlines.md).
 */
@Component
class OverdueSweep {
    private static final Logger LOG = LoggerFactory.getLogger(OverdueSweep.class);
    private static final int PAGE = 500;
    private static final UUID NO_WORK = new UUID(0, 0);

    private final JobsDb jobs;
    private final Db db;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final int page;

    @Autowired
    OverdueSweep(JobsDb jobs, Db db, TransactionTemplate transaction, ApplicationEventPublisher events, Clock clock) {
        this(jobs, db, transaction, events, clock, PAGE);
    }

    OverdueSweep(
            JobsDb jobs,
            Db db,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock,
            int page) {
        this.jobs = jobs;
        this.db = db;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
        this.page = page;
    }

    /** One round over all agencies; one row that cannot be moved does not hold up the others. */
    void run() {
        Instant now = clock.instant();
        List<WorkOverdue> passed = passed(now, Instant.EPOCH, NO_WORK);
        while (!passed.isEmpty()) {
            passed.forEach(this::escalate);
            WorkOverdue last = passed.getLast();
            passed = passed(now, last.due(), last.work());
        }
    }

    private void escalate(WorkOverdue overdue) {
        try {
            Callers.run(
                    new Caller.Job("escalation", new AgencyId(overdue.agency())),
                    () -> transaction.executeWithoutResult(status -> publishOnce(overdue)));
        } catch (RuntimeException failed) {
            LOG.warn("Work {} is overdue but could not be escalated", overdue.work(), failed);
        }
    }

    /**
     * The next page of a round, after the row that ended the one before. Level 1 is the deadline, level 2 as long again as there
     * was from opening to deadline.
     */
    private List<WorkOverdue> passed(Instant now, Instant afterDue, UUID afterWork) {
        return jobs.sweep(
                "overdue",
                sweep -> sweep.sql("""
                select id, module, kind, reference, agency_id, level + 1 as next_level, due_at
                from platform.work
                where done_at is null and level < 2 and due_at <= :now
                  and (level = 0 or due_at + (due_at - opened_at) <= :now)
                  and (due_at, id) > (:after_due, :after_work)
                order by due_at, id
                limit :page
                """)
                        .with("now", now)
                        .with("after_due", afterDue)
                        .with("after_work", afterWork)
                        .with("page", page)
                        .list((rs, n) -> new WorkOverdue(
                                Db.uuid(rs, "id"),
                                rs.getString("module"),
                                rs.getString("kind"),
                                Db.uuid(rs, "reference"),
                                Db.uuid(rs, "agency_id"),
                                Db.instant(rs, "due_at"),
                                rs.getInt("next_level"))));
    }

    private void publishOnce(WorkOverdue overdue) {
        if (claim(overdue) == 1) {
            events.publishEvent(overdue);
        }
    }

    /** A second node waits here for the first one's commit and then claims nothing. */
    private int claim(WorkOverdue overdue) {
        int claimed = on(overdue, """
                insert into platform.escalation (work_id, due_at, level, at)
                select w.id, w.due_at, :level, :now
                from platform.work w
                where w.id = :work and w.done_at is null and w.due_at = :due and w.level = :level - 1
                on conflict do nothing
                """).with("now", clock.instant()).run();
        on(overdue, """
                update platform.work set level = :level
                where id = :work and done_at is null and due_at = :due and level = :level - 1
                """).run();
        return claimed;
    }

    private Db.Statement on(WorkOverdue overdue, String sql) {
        return db.sql(sql)
                .with("work", overdue.work())
                .with("due", overdue.due())
                .with("level", overdue.level());
    }
}
