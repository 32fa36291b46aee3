package org.anydoor.intake;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.anydoor.platform.access.Agencies;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.Grants;
import org.anydoor.platform.audit.Audit;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.mail.Notices;
import org.anydoor.platform.work.Work;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets other agencies work on a concern that the caller's agency owns. Sending gives sight under a sharing agreement, never
 * ownership; what is sent at once by rule and what a person sends go the same way.
 */
@Service
@Transactional
public class Routing {
    private final Copies copies;
    private final Configured configured;
    private final CrossNotices crossNotices;
    private final Agencies agencies;
    private final Grants grants;
    private final Work work;
    private final Notices notices;
    private final Audit audit;
    private final Clock clock;

    Routing(
            Copies copies,
            Configured configured,
            CrossNotices crossNotices,
            Agencies agencies,
            Grants grants,
            Work work,
            Notices notices,
            Audit audit,
            Clock clock) {
        this.copies = copies;
        this.configured = configured;
        this.crossNotices = crossNotices;
        this.agencies = agencies;
        this.grants = grants;
        this.work = work;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    /** What comes of sending. */
    public sealed interface Sending {
        /** The agency sees it, its clock runs, it is told. */
        record Sent(AgencyId to, Instant due) implements Sending {}

        /** No live agreement lets that kind of agency see this owner's concerns. */
        record NoAgreement(AgencyId to) implements Sending {}

        /** It has a copy, in whatever state. */
        record AlreadyThere(AgencyId to) implements Sending {}

        /** The caller's agency does not own such a concern; the same answer where there is none. */
        record NotYours() implements Sending {}
    }

    /**
     * Where the rules would send a concern.
     *
     * @param atOnce whether this is done without asking
     * @param agreed whether an agreement allows it
     * @param there whether that agency has a copy already
     */
    public record Proposal(
            AgencyId to,
            String name,
            String kind,
            Urgency urgency,
            String reasonKey,
            boolean atOnce,
            boolean agreed,
            boolean there) {}

    /** Sends the concern to another agency, in the name of the caller's. */
    public Sending send(ConcernId concern, AgencyId to, Urgency urgency) {
        return owned(concern)
                .map(own -> send(own, to, urgency, own.reasonKey()))
                .orElseGet(Sending.NotYours::new);
    }

    /** What the rules propose, each receiver once. Empty where the caller owns no such concern. */
    public List<Proposal> proposals(ConcernId concern) {
        return owned(concern)
                .map(own -> new ArrayList<>(decided(own).targets().stream()
                        .flatMap(target -> receiver(own, target).map(to -> proposal(own, target, to)).stream())
                        .collect(Collectors.toMap(Proposal::to, it -> it, (first, later) -> first, LinkedHashMap::new))
                        .values()))
                .orElseGet(ArrayList::new);
    }

    /** Sends to all whom a rule names for at once; repeating it changes nothing. */
    List<Sending> atOnce(ConcernId concern) {
        List<Sending> done = new ArrayList<>();
        owned(concern)
                .ifPresent(own -> decided(own).targets().stream()
                        .filter(Decision.Target::atOnce)
                        .forEach(target -> receiver(own, target)
                                .ifPresent(to -> done.add(send(own, to.id(), target.urgency(), target.reasonKey())))));
        return done;
    }

    private Optional<Copies.Own> owned(ConcernId concern) {
        return Callers.current().flatMap(Caller::agency).flatMap(agency -> copies.own(concern, agency));
    }

    private Decision decided(Copies.Own own) {
        return Decision.by(configured.now().rules(), own.situation());
    }

    /**
     * The agency that the rule names, as long as it works; otherwise the one of the kind that has been here longest. An owner
     * of that kind sends to another only where the rule names it.
     */
    private Optional<Agencies.Agency> receiver(Copies.Own own, Decision.Target target) {
        return named(own, target).or(() -> oldest(own, target.kind()));
    }

    private Optional<Agencies.Agency> named(Copies.Own own, Decision.Target target) {
        return agencies.ofKind(target.kind()).stream()
                .filter(it -> it.id().equals(target.agency()) && !it.id().equals(own.owner()) && !it.walled())
                .findFirst();
    }

    private Optional<Agencies.Agency> oldest(Copies.Own own, String kind) {
        boolean ownersKind = agencies.find(own.owner())
                .map(owner -> owner.kind().equals(kind))
                .orElse(false);
        return ownersKind
                ? Optional.empty()
                : agencies.ofKind(kind).stream()
                        .filter(agency -> !agency.walled())
                        .findFirst();
    }

    private Proposal proposal(Copies.Own own, Decision.Target target, Agencies.Agency to) {
        return new Proposal(
                to.id(),
                to.name(),
                to.kind(),
                target.urgency(),
                target.reasonKey(),
                target.atOnce(),
                grants.agreement(own.owner(), to.id(), "concern").isPresent(),
                copies.holders(own.id()).contains(to.id()));
    }

    private Sending send(Copies.Own own, AgencyId to, Urgency urgency, String reasonKey) {
        copies.lock(own);
        if (own.owner().equals(to) || copies.holders(own.id()).contains(to)) {
            return new Sending.AlreadyThere(to);
        }
        Grants.Agreement agreement =
                grants.agreement(own.owner(), to, "concern").orElse(null);
        if (agreement == null) {
            return new Sending.NoAgreement(to);
        }
        grants.give(own.id().value(), own.owner(), to, "concern", Grants.Reach.AGENCY, agreement);
        grants.agreement(own.owner(), to, "reporter")
                .ifPresent(also ->
                        grants.give(own.id().value(), own.owner(), to, "reporter", Grants.Reach.ASSIGNED, also));
        Configured.Term term = configured.term(urgency);
        Instant due = clock.instant().plus(term.within());
        copies.add(own, to, urgency, reasonKey, due);
        work.open(new Work.Wait("intake", "concern", own.id().value(), to, urgency.rank(), due, term.authority()));
        notices.tell(to, null, "work");
        crossNotices.owe(own.id(), own.owner(), copies.holders(own.id()));
        audit.record("intake.send", own.id().value(), own.owner());
        return new Sending.Sent(to, due);
    }
}
