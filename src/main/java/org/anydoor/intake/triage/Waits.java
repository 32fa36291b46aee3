package org.anydoor.intake.triage;

import java.time.Instant;
import java.util.List;
import org.anydoor.intake.ConcernId;
import org.anydoor.intake.MandatedReport;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.mail.Notices;
import org.anydoor.platform.work.Work;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The rows of open work that a concern makes: one for the step that its handling stands at, and others beside it. */
@Component
class Waits {
    static final String MODULE = "intake";
    /** Nobody has acknowledged it; arrival opens this one. */
    static final String ACKNOWLEDGE = "concern";
    /** Read, not decided. */
    static final String DECIDE = "decide";
    /** Sent on: other agencies have yet to answer. */
    static final String ANSWERS = "answers";
    /** Accepted, here or there: it is looked at again by then. */
    static final String HELP = "help";
    /** Those to whom it was sent have closed it; the owner can too. */
    static final String CONCLUDE = "conclude";
    /** The reporter wrote; receipts open this one. */
    static final String MESSAGE = "message";
    /** Police and child protection owe each other a notice. */
    static final String NOTICE = "notice";

    /** Somebody called and nobody picked up: when to try again. */
    static final String TRY = "try";
    /** Tried often enough: another way is to be chosen. */
    static final String UNREACHED = "unreached";

    /** The proofs of a mandated reporter's two reports; arrival opens them. */
    static final String ORAL = MandatedReport.ORAL_WORK;

    static final String WRITTEN = MandatedReport.WRITTEN_WORK;

    private static final List<String> STEPS = List.of(ACKNOWLEDGE, DECIDE, ANSWERS, HELP, CONCLUDE);

    private final Work work;
    private final Handlings handlings;
    private final Terms terms;
    private final Notices notices;

    Waits(Work work, Handlings handlings, Terms terms, Notices notices) {
        this.work = work;
        this.handlings = handlings;
        this.terms = terms;
        this.notices = notices;
    }

    /** Leaves open exactly the wait of the present step, in the holder's hands. */
    void follow(Handling handling) {
        String step = switch (handling.state()) {
            case NEW -> ACKNOWLEDGE;
            case ACKNOWLEDGED -> decided(handling);
            case ACCEPTED -> HELP;
            case DECLINED, TAKEN_BACK, CLOSED -> "";
        };
        for (String other : STEPS) {
            if (!other.equals(step)) {
                done(other, handling.concern(), handling.agency());
            }
        }
        if (handling.state() == State.DECLINED || handling.state() == State.TAKEN_BACK) {
            done(NOTICE, handling.concern(), handling.agency());
        }
        if (step.isEmpty()) {
            done(TRY, handling.concern(), handling.agency());
            done(UNREACHED, handling.concern(), handling.agency());
        }
        if (!step.isEmpty()) {
            open(step, handling, handling.due(), terms.of(handling.urgency()).authority());
        }
        hold(handling);
    }

    /** An owner that has sent it on waits for those who got it; nobody else has copies of its own. */
    private String decided(Handling handling) {
        return !handling.isOwners()
                ? DECIDE
                : switch (elsewhere(handling.concern())) {
                    case NOWHERE -> DECIDE;
                    case ANSWERS -> ANSWERS;
                    case HELPS -> HELP;
                    case ENDED -> CONCLUDE;
                };
    }

    Elsewhere elsewhere(ConcernId concern) {
        return Elsewhere.of(handlings.all(concern).stream()
                .filter(it -> !it.isOwners())
                .map(Elsewhere.Copy::of)
                .toList());
    }

    void open(String kind, Handling handling, @Nullable Instant due, String authority) {
        work.reopen(new Work.Wait(
                MODULE,
                kind,
                handling.concern().value(),
                handling.agency(),
                handling.urgency().rank(),
                due,
                authority));
    }

    void hold(Handling handling) {
        @Nullable PersonId person = handling.holder().person();
        work.assign(
                MODULE,
                handling.concern().value(),
                handling.agency(),
                person,
                handling.holder().team());
    }

    /** Mail to whoever holds it, unless that is the one at the screen; a team reads at the agency's own address. */
    void tellHolder(Handling handling) {
        Holder holder = handling.holder();
        if (!holder.isNobody() && !Me.now().person().equals(holder.person())) {
            notices.tell(handling.agency(), holder.person(), "work");
        }
    }

    void done(String kind, ConcernId concern, AgencyId agency) {
        work.done(MODULE, kind, concern.value(), agency);
    }
}
