package org.anydoor.intake.triage;

import java.time.Clock;
import java.time.Instant;
import org.anydoor.intake.ConcernId;
import org.anydoor.intake.Urgency;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The decisions on a concern that stay inside one agency; each with the version that the writer saw. */
@Service
@Transactional
public class Triage {
    private final Desk desk;
    private final Terms terms;
    private final Colleagues colleagues;
    private final Waits waits;
    private final FixedWords fixedWords;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Triage(
            Desk desk,
            Terms terms,
            Colleagues colleagues,
            Waits waits,
            FixedWords fixedWords,
            ApplicationEventPublisher events,
            Clock clock) {
        this.desk = desk;
        this.terms = terms;
        this.colleagues = colleagues;
        this.waits = waits;
        this.fixedWords = fixedWords;
        this.events = events;
        this.clock = clock;
    }

    /** The caller has read it and answers for it by name; the first clock stops. */
    public Answer acknowledge(ConcernId id, int version) {
        return desk.step(
                id,
                version,
                Deed.ACKNOWLEDGE,
                it -> it.acknowledged(Me.now().person(), now(), terms.fromNow(it.urgency())));
    }

    /** Until it is acknowledged its clock runs from arrival; afterwards the present step begins anew. */
    public Answer setUrgency(ConcernId id, int version, Urgency urgency) {
        return desk.step(id, version, Deed.SET_URGENCY, it -> switch (it.state()) {
            case NEW -> it.urgent(urgency, it.received().plus(terms.of(urgency).within()));
            case ACCEPTED -> it.urgent(urgency, it.due());
            default -> it.urgent(urgency, terms.fromNow(urgency));
        });
    }

    /** The agency takes it, in the hands of somebody or some team of its own. */
    public Answer accept(ConcernId id, int version, Holder holder) {
        if (cannotHold(holder)) {
            return new Answer.Refused("holder", "holder");
        }
        return desk.step(
                id,
                version,
                Deed.ACCEPT,
                it -> read(it).accepted(holder, now(), terms.nextLook()),
                it -> tell(it, CopyAnswered.Word.ACCEPTED));
    }

    /** The agency hands its copy back; the owner is told why and decides anew. */
    public Answer decline(ConcernId id, int version, DeclineReason reason) {
        return desk.step(
                id,
                version,
                Deed.DECLINE,
                it -> read(it).declined(reason, now()),
                it -> tell(it, CopyAnswered.Word.DECLINED));
    }

    /** Gives it to a colleague or a team; they are told that something waits. */
    public Answer assign(ConcernId id, int version, Holder holder) {
        return cannotHold(holder)
                ? new Answer.Refused("holder", "holder")
                : desk.step(id, version, Deed.ASSIGN, it -> it.held(holder), waits::tellHolder);
    }

    /** An owner that closes while others still have it says so knowingly; the owner's step ends theirs never. */
    public Answer close(ConcernId id, int version, Outcome outcome, String fixedKey, boolean knowingly) {
        return !knowingly && isOpenElsewhere(id)
                ? new Answer.Refused("close-anyway", "close-anyway")
                : close(id, version, outcome, fixedKey);
    }

    private boolean isOpenElsewhere(ConcernId id) {
        return desk.find(id)
                .filter(Handling::isOwners)
                .map(it -> waits.elsewhere(id))
                .filter(it -> it == Elsewhere.ANSWERS || it == Elsewhere.HELPS)
                .isPresent();
    }

    /** Ends it for this agency; the owner may leave a fixed text for the reporter, and no other. */
    public Answer close(ConcernId id, int version, Outcome outcome, String fixedKey) {
        if (!fixedKey.isEmpty() && !FixedWords.FOR_CLOSING.contains(fixedKey)) {
            return new Answer.Refused("fixed", "fixed");
        }
        return desk.step(id, version, Deed.CLOSE, it -> it.closed(outcome, now()), it -> {
            if (it.isOwners() && !fixedKey.isEmpty()) {
                fixedWords.leave(it, fixedKey);
            }
            tellOwner(it, CopyAnswered.Word.CLOSED);
        });
    }

    public Answer openAgain(ConcernId id, int version) {
        return desk.step(id, version, Deed.OPEN_AGAIN, it -> it.openedAgain(terms.fromNow(it.urgency())));
    }

    /** Who accepts or declines what nobody acknowledged has read it. */
    private Handling read(Handling handling) {
        return handling.read() == null ? handling.acknowledged(Me.now().person(), now(), handling.due()) : handling;
    }

    private void tell(Handling copy, CopyAnswered.Word word) {
        waits.tellHolder(copy);
        tellOwner(copy, word);
    }

    /** Names the version that was written, so that a later one makes it stale. */
    private void tellOwner(Handling copy, CopyAnswered.Word word) {
        if (!copy.isOwners()) {
            events.publishEvent(new CopyAnswered(
                    copy.concern().value(), copy.agency().value(), copy.owner().value(), word, copy.version()));
        }
    }

    private boolean cannotHold(Holder holder) {
        return holder.isNobody() || !colleagues.canHold(holder, Me.now().agency());
    }

    private Instant now() {
        return clock.instant();
    }
}
