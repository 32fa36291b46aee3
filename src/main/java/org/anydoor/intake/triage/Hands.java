package org.anydoor.intake.triage;

import java.util.List;
import java.util.Objects;
import org.anydoor.intake.ConcernId;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.access.PersonMoved;
import org.anydoor.platform.access.PersonSuspended;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.jobs.AfterCommit;
import org.anydoor.platform.work.WorkAssigned;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A concern lies in the same hands as its open work: it follows what is handed over on "my work", and leaves whoever is shut
 * out. Otherwise its next step would give the work back to them.
 */
@Component
class Hands {
    private final Db db;
    private final Handlings handlings;
    private final Colleagues colleagues;
    private final Waits waits;
    private final Assignments assignments;
    private final TransactionTemplate transaction;

    Hands(
            Db db,
            Handlings handlings,
            Colleagues colleagues,
            Waits waits,
            Assignments assignments,
            TransactionTemplate transaction) {
        this.db = db;
        this.handlings = handlings;
        this.colleagues = colleagues;
        this.waits = waits;
        this.assignments = assignments;
        this.transaction = transaction;
    }

    @AfterCommit("intake.work-assigned")
    void on(WorkAssigned given) {
        if (given.module().equals(Waits.MODULE)) {
            AgencyId agency = new AgencyId(given.agency());
            PersonId person = given.person() == null ? null : new PersonId(given.person());
            Holder holder = new Holder(person, given.team());
            as(agency, () -> {
                if (isStillSo(given) && (holder.isNobody() || colleagues.canHold(holder, agency))) {
                    move(new ConcernId(given.reference()), agency, holder);
                }
            });
        }
    }

    /** A suspension counts in every agency; each looks for itself, and gives what it finds to its own supervisor or backup. */
    @AfterCommit("intake.person-suspended")
    void on(PersonSuspended gone) {
        PersonId person = new PersonId(gone.person());
        List<AgencyId> agencies = Callers.as(
                new Caller.Infrastructure(),
                () -> Objects.requireNonNull(transaction.execute(status -> colleagues.agencies().stream()
                        .map(Colleagues.Agency::id)
                        .toList())));
        agencies.forEach(agency -> inherit(person, agency));
    }

    @AfterCommit("intake.person-moved")
    void on(PersonMoved moved) {
        inherit(new PersonId(moved.person()), new AgencyId(moved.agency()));
    }

    /** What somebody holds and can no longer do goes to the agency's supervisor or backup. */
    private void inherit(PersonId person, AgencyId agency) {
        as(agency, () -> {
            Holder heir = colleagues.heir(agency);
            if (!colleagues.canHold(Holder.person(person), agency)) {
                handlings.heldBy(person, agency).forEach(concern -> move(concern, agency, heir));
            }
        });
    }

    private void move(ConcernId concern, AgencyId agency, Holder holder) {
        handlings.hold(List.of(concern), agency);
        handlings
                .find(concern, agency)
                .filter(it -> it.state() != State.TAKEN_BACK && it.state() != State.DECLINED)
                .map(it -> it.held(holder))
                .filter(handlings::save)
                .ifPresent(moved -> {
                    waits.hold(moved);
                    assignments.give(concern, agency, holder);
                });
    }

    /** Whether nobody has handed it on, or finished it, since. */
    private boolean isStillSo(WorkAssigned given) {
        return db.sql("""
                        select count(*) from platform.work w
                        where w.id = :work and w.done_at is null and w.assignee_id is not distinct from :person::uuid
                          and w.team_id is not distinct from :team::uuid
                        """)
                        .with("work", given.work())
                        .with("person", given.person())
                        .with("team", given.team())
                        .count()
                == 1;
    }

    private void as(AgencyId agency, Runnable work) {
        Callers.run(new Caller.Job("escalation", agency), () -> transaction.executeWithoutResult(status -> work.run()));
    }
}
