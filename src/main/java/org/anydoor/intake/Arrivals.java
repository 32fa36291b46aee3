package org.anydoor.intake;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.anydoor.intake.Arrived.Acknowledged;
import org.anydoor.intake.Arrived.UrgencySays;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.audit.Audit;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.db.Together;
import org.anydoor.platform.keys.DataKeys;
import org.anydoor.platform.keys.Guesses;
import org.anydoor.platform.keys.Sealer;
import org.anydoor.platform.mail.Notices;
import org.anydoor.platform.work.Work;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Decides and writes one arrival: all its rows go to the database together, in the transaction of the caller. */
@Component
class Arrivals {
    private final Db db;
    private final Clock clock;
    private final Configured configured;
    private final Submissions submissions;
    private final ReceiptCodes codes;
    private final ArrivalRows rows;
    private final DataKeys keys;
    private final Work work;
    private final Notices notices;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Arrivals(
            Db db,
            Clock clock,
            Configured configured,
            Submissions submissions,
            ReceiptCodes codes,
            ArrivalRows rows,
            DataKeys keys,
            Work work,
            Notices notices,
            Audit audit,
            ApplicationEventPublisher events) {
        this.db = db;
        this.clock = clock;
        this.configured = configured;
        this.submissions = submissions;
        this.codes = codes;
        this.rows = rows;
        this.keys = keys;
        this.work = work;
        this.notices = notices;
        this.audit = audit;
        this.events = events;
    }

    Acknowledged write(
            ConcernId id,
            Arrival arrival,
            SubmissionId submission,
            Door door,
            AgencyId owner,
            Guesses.@Nullable Tally tally) {
        Instant now = clock.instant();
        Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
        Instant received = door.staff() ? now : minute;
        Age age = Age.parse(arrival.whom().age());
        Decision decision = Decision.by(configured.now().rules(), situation(arrival, age));
        Acknowledged answer = acknowledged(id, arrival, door, decision, received, submission.said());
        ArrivalRows.Facts facts = new ArrivalRows.Facts(id, owner, arrival, age, answer, minute, received);

        Together together = db.together();
        submissions.add(submission, answer, minute, together);
        rows.concern(facts, together);
        Sealer sealer = keys.create(id.value(), owner, together);
        rows.told(facts, sealer, together);
        rows.handling(facts, together);
        work.open(wait(facts), together);
        notices.tell(owner, null, "work", together);
        audit.record("intake.arrive", List.of(new Audit.Subject(id.value(), owner)), together);
        if (tally != null) {
            tally.add(together);
        }
        together.run();
        if (decision.atOnce()) {
            events.publishEvent(new ConcernArrived(id.value(), owner.value()));
        }
        return answer;
    }

    static RoutingRule.Situation situation(Arrival arrival, Age age) {
        return RoutingRule.Situation.of(
                arrival.door(),
                arrival.danger(),
                age,
                arrival.selfReport(),
                arrival.harm(),
                arrival.mandated() != null);
    }

    private Acknowledged acknowledged(
            ConcernId id, Arrival arrival, Door door, Decision decision, Instant received, @Nullable String said) {
        Configured.Term term = configured.term(decision.urgency());
        @Nullable ReceiptCode code = door.receipt() ? codes.fresh(arrival.language()) : null;
        return new Acknowledged(
                id,
                ShortName.of(id),
                code,
                received,
                new UrgencySays(
                        decision.urgency(), received.plus(term.within()), decision.reasonKey(), term.authority()),
                said);
    }

    private static Work.Wait wait(ArrivalRows.Facts facts) {
        UrgencySays urgency = facts.answer().urgency();
        return new Work.Wait(
                "intake",
                "concern",
                facts.id().value(),
                facts.owner(),
                urgency.urgency().rank(),
                urgency.due(),
                urgency.authority());
    }
}
