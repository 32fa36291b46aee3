package org.anydoor.care;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.anydoor.directory.HelpService;
import org.anydoor.directory.ServiceFilter;
import org.anydoor.directory.Services;
import org.anydoor.intake.ConcernId;
import org.anydoor.intake.ConcernNames;
import org.anydoor.platform.access.Agencies;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.Grants;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.audit.Audit;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.db.Ids;
import org.anydoor.youth.Youth;
import org.anydoor.youth.YouthId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Referrals, closed-loop: whoever sends one learns whether help came. To a walled receiver the loop stays open on purpose:
 * its sender sees "delivered" and nothing more, in rows, work, audit and counts (34 USC 12291(b)(2)).
 */
@Service
@Transactional
public class Care {
    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int SHORT = 5;

    private final Referrals referrals;
    private final ReferralWork work;
    private final Services services;
    private final Youth youth;
    private final ConcernNames concerns;
    private final Grants grants;
    private final Audit audit;
    private final Agencies agencies;
    private final Ids ids;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Care(
            Referrals referrals,
            ReferralWork work,
            Services services,
            Youth youth,
            ConcernNames concerns,
            Grants grants,
            Audit audit,
            Agencies agencies,
            Ids ids,
            Clock clock) {
        this.referrals = referrals;
        this.work = work;
        this.services = services;
        this.youth = youth;
        this.concerns = concerns;
        this.grants = grants;
        this.audit = audit;
        this.agencies = agencies;
        this.ids = ids;
        this.clock = clock;
    }

    /** Sends a referral to the agency behind a service. */
    public Sending send(Draft draft) {
        Optional<HelpService> service = services.find(draft.service()).filter(HelpService::takesReferrals);
        AgencyId to = service.map(it -> it.organisation().agency()).orElse(null);
        if (service.isEmpty() || to == null) {
            return new Sending.Refused(Sending.Why.NOT_OFFERED);
        }
        Optional<Sending.Why> refused = refusal(draft, to);
        if (refused.isPresent()) {
            return new Sending.Refused(refused.get());
        }
        Instant now = clock.instant();
        var way = new Draft.Way(
                agency(),
                person(),
                to,
                agencies.isWalled(to),
                now.plus(Duration.ofHours(service.get().details().answerHours())));
        var id = new ReferralId(ids.ordered());
        referrals.add(id, shortName(), draft, way, now);
        work.sent(id, way);
        audit.record("care.send", told(id, draft));
        return new Sending.Sent(id);
    }

    private Optional<Sending.Why> refusal(Draft draft, AgencyId to) {
        if (to.equals(agency())) {
            return Optional.of(Sending.Why.OWN_SERVICE);
        }
        if (agencies.isWalled(agency())) {
            return Optional.of(Sending.Why.RELEASE_NEEDED);
        }
        if (!mayRefer().contains(to)) {
            return Optional.of(Sending.Why.NO_AGREEMENT);
        }
        YouthId record = draft.youth();
        UUID concern = draft.concern();
        boolean hidden = (record != null && youth.called(List.of(record)).isEmpty())
                || (concern != null && concerns.find(new ConcernId(concern)).isEmpty());
        return hidden ? Optional.of(Sending.Why.NOT_YOURS) : Optional.empty();
    }

    /** The agencies that a live agreement lets the caller's agency refer to. */
    @Transactional(readOnly = true)
    public Set<AgencyId> mayRefer() {
        return grants.receivers(agency(), "service", "referral");
    }

    /** Every disclosure stands in the accounting of whom it is about. */
    private List<Audit.Subject> told(ReferralId id, Draft draft) {
        var subjects = new ArrayList<Audit.Subject>();
        subjects.add(new Audit.Subject(id.value(), agency()));
        if (draft.concern() != null) {
            subjects.add(new Audit.Subject(draft.concern(), agency()));
        }
        if (draft.youth() != null) {
            subjects.add(new Audit.Subject(draft.youth().value(), agency()));
        }
        return subjects;
    }

    /** Opens a referral to read; empty alike where there is none and where it is not for the caller. */
    public Optional<Referral> read(ReferralId id) {
        Optional<Referral> found = referrals.find(id);
        found.ifPresentOrElse(
                it -> audit.record("care.read", id.value(), ownerInAudit(it)),
                () -> audit.refused("care.read", id.value()));
        return found;
    }

    /** What the caller's agency sent, the newest first. */
    public List<Referral> sent(int from, int most) {
        return listed("care.list", referrals.sent(agency(), from, most));
    }

    /** What the caller's agency was sent, the newest first. */
    public List<Referral> received(int from, int most) {
        return listed("care.list", referrals.received(agency(), from, most));
    }

    /** One of the two lists taken out as a file. */
    public List<Referral> export(boolean sent, int most) {
        List<Referral> shown = sent ? referrals.sent(agency(), 0, most) : referrals.received(agency(), 0, most);
        return listed("platform.export", shown);
    }

    @Transactional(readOnly = true)
    public long countSent() {
        return referrals.countSent(agency());
    }

    @Transactional(readOnly = true)
    public long countReceived() {
        return referrals.countReceived(agency());
    }

    /** The receiver will help. */
    public Answering accept(ReferralId id) {
        return answer(id, "accepted", null);
    }

    /** The receiver cannot help. */
    public Answering decline(ReferralId id, DeclineReason reason) {
        return answer(id, "declined", reason);
    }

    private Answering answer(ReferralId id, String answer, @Nullable DeclineReason reason) {
        AgencyId agency = agency();
        referrals.hold(id);
        Optional<Referral> found =
                referrals.find(id).filter(it -> it.receiver().id().equals(agency));
        if (found.isEmpty()) {
            return Answering.NOT_YOURS;
        }
        Referral referral = found.get();
        if (referral.withdrawnAt() != null || !referrals.answer(referral, answer, reason, clock.instant(), person())) {
            return Answering.TOO_LATE;
        }
        work.answered(referral);
        audit.record("care." + (reason == null ? "accept" : "decline"), id.value(), ownerInAudit(referral));
        return Answering.DONE;
    }

    /** The sender takes it back. A walled receiver's answer never stands in the way, or the refusal would tell of it. */
    public Answering withdraw(ReferralId id, int version) {
        AgencyId agency = agency();
        referrals.hold(id);
        Optional<Referral> found = referrals.find(id).filter(it -> it.isFrom(agency));
        if (found.isEmpty()) {
            return Answering.NOT_YOURS;
        }
        if (found.get().answer() != null || !referrals.withdraw(id, agency, version, clock.instant())) {
            return Answering.TOO_LATE;
        }
        work.withdrawn(found.get());
        audit.record("care.withdraw", id.value(), agency);
        return Answering.DONE;
    }

    /** The sender has taken note of how it ended; nothing waits any more. */
    public Answering noted(ReferralId id) {
        AgencyId agency = agency();
        Optional<Referral> found = referrals.find(id).filter(it -> it.isFrom(agency));
        if (found.isEmpty()) {
            return Answering.NOT_YOURS;
        }
        if (found.get().state(agency, clock.instant()) == ReferralState.WAITING) {
            return Answering.STILL_WAITS;
        }
        work.noted(id, agency);
        audit.record("care.note", id.value(), agency);
        return Answering.DONE;
    }

    /** Other services for the same need that take referrals, without those that this agency has asked for it already. */
    @Transactional(readOnly = true)
    public List<HelpService> next(Referral referral) {
        AgencyId agency = agency();
        UUID concern = referral.concern();
        Set<AgencyId> agreed = mayRefer();
        List<Referral> tried = concern == null ? List.of(referral) : referrals.ofConcern(concern, agency);
        return services.find(referral.service()).stream()
                .flatMap(it -> services.search(new ServiceFilter(it.details().need(), null, null)).stream())
                .filter(HelpService::takesReferrals)
                .filter(it -> agreed.contains(it.organisation().agency()))
                .filter(it -> !agency.equals(it.organisation().agency()))
                .filter(it -> tried.stream().noneMatch(was -> was.service().equals(it.id())))
                .limit(5)
                .toList();
    }

    /** Referrals that the caller's agency sent for one of its young people; the page that shows them is recorded as read. */
    @Transactional(readOnly = true)
    public List<Referral> ofYouth(YouthId youth) {
        return referrals.ofYouth(youth, agency());
    }

    /** Referrals that the caller's agency sent from one concern. */
    @Transactional(readOnly = true)
    public List<Referral> ofConcern(UUID concern) {
        return referrals.ofConcern(concern, agency());
    }

    private List<Referral> listed(String action, List<Referral> shown) {
        if (!shown.isEmpty()) {
            audit.record(
                    action,
                    shown.stream()
                            .map(it -> new Audit.Subject(it.id().value(), ownerInAudit(it)))
                            .toList());
        }
        return shown;
    }

    private static AgencyId ownerInAudit(Referral referral) {
        return referral.ownerInAudit(agency());
    }

    private String shortName() {
        var name = new StringBuilder("R-");
        for (int i = 0; i < SHORT; i++) {
            name.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return name.toString();
    }

    private static AgencyId agency() {
        return Callers.current().flatMap(Caller::agency).orElseThrow();
    }

    private static PersonId person() {
        return Callers.current().flatMap(Caller::person).orElseThrow();
    }
}
