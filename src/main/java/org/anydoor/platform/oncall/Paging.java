package org.anydoor.platform.oncall;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.audit.Audit;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.db.JobsDb;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Calls people for what cannot wait, until one of them answers or somebody acts. What is to be called for is a query over open
 * work, and each step is taken once, however many nodes look (docs/decisions/0024-on-call.md).
 */
@Component
class Paging {
    private static final Logger LOG = LoggerFactory.getLogger(Paging.class);
    /** Lines of people whom no message reaches are gone through at once; no rota has more rungs. */
    private static final int RUNGS = 40;

    private final JobsDb jobs;
    private final CallSteps steps;
    private final CallSender sender;
    private final Rotas rotas;
    private final CallTerms terms;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Paging(
            JobsDb jobs,
            CallSteps steps,
            CallSender sender,
            Rotas rotas,
            CallTerms terms,
            Audit audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.jobs = jobs;
        this.steps = steps;
        this.sender = sender;
        this.rotas = rotas;
        this.terms = terms;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    private record Due(UUID work, AgencyId agency) {}

    /** One round: what waits is sent, steps that are due are taken, and what reached nobody is followed at once. */
    void run() {
        sender.run();
        for (int rung = 0; rung < RUNGS && takeAll(); rung++) {
            sender.run();
        }
    }

    private boolean takeAll() {
        boolean any = false;
        for (Due due : due()) {
            try {
                any |= Callers.as(
                        new Caller.Job("escalation", due.agency()),
                        () -> Boolean.TRUE.equals(transaction.execute(status -> take(due))));
            } catch (RuntimeException failed) {
                LOG.warn("Work {} needs somebody who could not be called", due.work(), failed);
            }
        }
        return any;
    }

    private boolean take(Due due) {
        Instant now = clock.instant();
        Optional<CallSteps.Need> need = steps.hold(due.work(), now);
        if (need.isEmpty()) {
            return false;
        }
        Ladder ladder = new Ladder(
                rotas.of(due.agency()).lineAt(now),
                steps.everybody(due.agency()),
                steps.made(need.get()),
                terms.now().step());
        Optional<Ladder.Step> next = ladder.next(now);
        next.ifPresent(step -> {
            steps.write(need.get(), due.agency(), step, now);
            audit.record("platform.call", need.get().reference(), due.agency());
        });
        return next.isPresent();
    }

    /** Work that nobody has answered for and whose last step is too long ago, or reached nobody. */
    private List<Due> due() {
        Instant now = clock.instant();
        return jobs.sweep(
                "calls",
                db -> db.sql("""
                select w.id, w.agency_id
                from platform.work w
                join platform.called_work c on c.module = w.module and c.kind = w.kind
                left join lateral (select s.id, s.at, s.rung from platform.call_step s
                  where s.work_id = w.id and s.opened_at = w.opened_at order by s.step desc limit 1) l on true
                where w.done_at is null and w.rank = 1
                  and not exists (select 1 from platform.call_answer a
                    where a.work_id = w.id and a.at >= w.opened_at and a.until_at > :now)
                  and (l.at is null or l.at <= :patient
                    or (l.rung <> 'everybody' and not exists (select 1 from platform.call_made m
                      where m.call_id = l.id and m.state <> 'failed')))
                order by w.opened_at
                limit 500
                """)
                        .with("now", now)
                        .with("patient", now.minus(terms.now(db).step()))
                        .list((rs, n) -> new Due(Db.uuid(rs, "id"), new AgencyId(Db.uuid(rs, "agency_id")))));
    }
}
