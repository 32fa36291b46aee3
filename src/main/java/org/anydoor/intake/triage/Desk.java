package org.anydoor.intake.triage;

import static org.anydoor.platform.db.Db.word;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.anydoor.intake.ConcernId;
import org.anydoor.platform.audit.Audit;
import org.springframework.stereotype.Component;

/** How every decision is taken: seen, not overtaken, allowed by the table, written, its waits moved, recorded. */
@Component
class Desk {
    private final Handlings handlings;
    private final Waits waits;
    private final Assignments assignments;
    private final Colleagues colleagues;
    private final Audit audit;

    Desk(Handlings handlings, Waits waits, Assignments assignments, Colleagues colleagues, Audit audit) {
        this.handlings = handlings;
        this.waits = waits;
        this.assignments = assignments;
        this.colleagues = colleagues;
        this.audit = audit;
    }

    /** Takes one step of the caller's agency. */
    Answer step(ConcernId concern, int version, Deed deed, UnaryOperator<Handling> step) {
        return step(concern, version, deed, step, now -> {});
    }

    /** Takes one step and then what belongs to it, in the same transaction, with the handling as it was written. */
    Answer step(ConcernId concern, int version, Deed deed, UnaryOperator<Handling> step, Consumer<Handling> then) {
        return checked(concern, version, deed, seen -> {
            Handling next = inAbleHands(step.apply(seen), seen.holder());
            if (!assignments.mayGive(concern, next.agency(), next.holder())) {
                return new Answer.Refused("holder", "held");
            }
            if (!handlings.save(next)) {
                return new Answer.Overtaken(
                        handlings.find(concern, seen.agency()).orElseThrow());
            }
            waits.follow(next);
            assignments.give(concern, next.agency(), next.holder());
            then.accept(handlings.find(concern, next.agency()).orElseThrow());
            record(deed, next);
            return Answer.DONE;
        });
    }

    /** No step gives work back to somebody who was shut out or lost the role, or to a team that is closed. */
    private Handling inAbleHands(Handling next, Holder before) {
        boolean kept = next.holder().equals(before) && !before.isNobody();
        return kept && !colleagues.canHold(before, next.agency()) ? next.held(Holder.NOBODY) : next;
    }

    /** A deed beside the steps: it changes no handling, but is checked and recorded like one. */
    Answer beside(ConcernId concern, Deed deed, Consumer<Handling> work) {
        return checked(concern, null, deed, seen -> {
            work.accept(seen);
            record(deed, seen);
            return Answer.DONE;
        });
    }

    /** Checks what every deed needs, then lets it run. */
    Answer checked(
            ConcernId concern,
            @org.jspecify.annotations.Nullable Integer version,
            Deed deed,
            java.util.function.Function<Handling, Answer> run) {
        Optional<Handling> found = find(concern);
        if (found.isEmpty()) {
            return Answer.HIDDEN;
        }
        Handling seen = found.get();
        if (version != null && seen.version() != version) {
            return new Answer.Overtaken(seen);
        }
        return seen.allows(deed) ? run.apply(seen) : Answer.notNow(deed, seen);
    }

    /** The caller's agency's handling; what it handed back or lost is as if it had never been. */
    Optional<Handling> find(ConcernId concern) {
        return handlings
                .find(concern, Me.now().agency())
                .filter(it -> it.state() != State.TAKEN_BACK && it.state() != State.DECLINED);
    }

    void record(Deed deed, Handling handling) {
        audit.record("intake." + word(deed), handling.concern().value(), handling.owner());
    }
}
