package org.anydoor.intake.triage;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.anydoor.intake.ConcernId;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.EachAgency;
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
    private static final String JOB = "escalation";

    private final EachAgency each;
    private final Db db;
    private final Handlings handlings;
    private final Colleagues colleagues;
    private final Waits waits;
    private final Assignments assignments;
    private final TransactionTemplate transaction;

    Hands(
            EachAgency each,
            Db db,
            Handlings handlings,
            Colleagues colleagues,
            Waits waits,
            Assignments assignments,
            TransactionTemplate transaction) {
        this.each = each;
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
                    find(new ConcernId(given.reference()), agency).ifPresent(it -> move(it, holder));
                }
                return true;
            });
        }
    }

    /** A suspension counts in every agency; each looks for itself, and gives what it finds to its own supervisor or backup. */
    @AfterCommit("intake.person-suspended")
    void on(PersonSuspended gone) {
        PersonId person = new PersonId(gone.person());
        each.run(JOB, agency -> inherit(person, agency));
    }

    @AfterCommit("intake.person-moved")
    void on(PersonMoved moved) {
        inherit(new PersonId(moved.person()), new AgencyId(moved.agency()));
    }

    /**
     * What somebody holds and can no longer do goes to the agency's supervisor or backup, one at a time, so that no page waits
     * for all of it; what has moved is held no longer, so that it can begin anew wherever it stopped.
     */
    private void inherit(PersonId person, AgencyId agency) {
        Holder gone = Holder.person(person);
        as(agency, () -> colleagues.canHold(gone, agency) ? List.<ConcernId>of() : handlings.heldBy(person, agency))
                .forEach(concern -> as(agency, () -> {
                    find(concern, agency)
                            .filter(it -> it.holder().equals(gone))
                            .ifPresent(it -> move(it, colleagues.heir(agency)));
                    return true;
                }));
    }

    /** The handling, held until the transaction ends, if somebody still has to do something. */
    private Optional<Handling> find(ConcernId concern, AgencyId agency) {
        handlings.lock(List.of(concern), agency);
        return handlings.find(concern, agency).filter(it -> it.state().isOpen());
    }

    private void move(Handling handling, Holder holder) {
        Handling moved = handling.held(holder);
        if (handlings.save(moved)) {
            waits.hold(moved);
            assignments.give(moved.concern(), moved.agency(), holder);
        }
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

    private <T> T as(AgencyId agency, Supplier<T> work) {
        return Callers.as(
                new Caller.Job("escalation", agency),
                () -> Objects.requireNonNull(transaction.execute(status -> work.get())));
    }
}
