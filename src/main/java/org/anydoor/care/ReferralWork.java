package org.anydoor.care;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.mail.Notices;
import org.anydoor.platform.work.Work;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * What a referral makes people wait for. Each agency's rows are its own: nothing that a receiver does changes a row of the
 * sender directly, and what a walled receiver does changes none at all.
 */
@Component
class ReferralWork {
    static final String MODULE = "care";
    /** The receiver has to answer. */
    static final String RECEIVED = "referral-received";
    /** The sender waits for an answer; overdue when none has come. */
    static final String AWAITED = "answer-awaited";
    /** The sender of a walled referral can only let time pass: no deadline, closed at the fixed time. */
    static final String DELIVERED = "delivered";
    /** The sender decides how to go on. */
    static final String NEXT = "next-step";

    private static final String BY_DIRECTORY = "answer time of the service";
    private static final Duration NEXT_WITHIN = Duration.ofHours(24);

    private final Work work;
    private final Notices notices;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReferralWork(Work work, Notices notices, ApplicationEventPublisher events, Clock clock) {
        this.work = work;
        this.notices = notices;
        this.events = events;
        this.clock = clock;
    }

    void sent(ReferralId id, Draft.Way way) {
        work.open(new Work.Wait(MODULE, RECEIVED, id.value(), way.to(), 2, way.due(), BY_DIRECTORY));
        notices.tell(way.to(), null, "referral");
        work.open(
                way.walled()
                        ? new Work.Wait(MODULE, DELIVERED, id.value(), way.from(), 4, null, BY_DIRECTORY)
                        : new Work.Wait(MODULE, AWAITED, id.value(), way.from(), 3, way.due(), BY_DIRECTORY));
        work.assign(MODULE, id.value(), way.from(), way.by());
    }

    void answered(Referral referral) {
        work.done(MODULE, RECEIVED, referral.id().value(), referral.receiver().id());
        if (!referral.walled()) {
            events.publishEvent(new ReferralAnswered(
                    referral.id().value(), referral.sender().id().value()));
        }
    }

    void withdrawn(Referral referral) {
        AgencyId sender = referral.sender().id();
        for (String kind : new String[] {AWAITED, DELIVERED, NEXT}) {
            work.done(MODULE, kind, referral.id().value(), sender);
        }
        events.publishEvent(new ReferralWithdrawn(
                referral.id().value(), referral.receiver().id().value()));
    }

    /** The receiver has nothing left to answer; as a job of the receiver. */
    void nothingToAnswer(ReferralId id, AgencyId receiver) {
        work.done(MODULE, RECEIVED, id.value(), receiver);
    }

    /**
     * The sender knows how it ended; as a job of the sender. Where help did not come, the next step waits. News that comes again
     * finds nothing that waited for it: what the sender has done since stays done.
     */
    void ended(Referral referral, boolean helps) {
        AgencyId sender = referral.sender().id();
        UUID id = referral.id().value();
        boolean awaited = work.done(MODULE, AWAITED, id, sender);
        boolean delivered = work.done(MODULE, DELIVERED, id, sender);
        if (!awaited && !delivered) {
            return;
        }
        if (!helps) {
            work.reopen(new Work.Wait(
                    MODULE, NEXT, id, sender, 2, clock.instant().plus(NEXT_WITHIN), "city rule: 24 hours"));
            work.assign(MODULE, id, sender, referral.sentBy());
        }
        notices.tellOnce(sender, referral.sentBy(), "referral", id);
    }

    void noted(ReferralId id, AgencyId sender) {
        work.done(MODULE, NEXT, id.value(), sender);
        work.done(MODULE, AWAITED, id.value(), sender);
    }
}
