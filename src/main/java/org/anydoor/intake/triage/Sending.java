package org.anydoor.intake.triage;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.anydoor.intake.ConcernId;
import org.anydoor.intake.Routing;
import org.anydoor.platform.access.Agencies;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.Grants;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** Sends copies of a concern to other agencies, under their agreements, and takes them back until they are accepted. */
@Service
@Transactional
public class Sending {
    private final Desk desk;
    private final Handlings handlings;
    private final Shares shares;
    private final Grants grants;
    private final Routing routing;
    private final Colleagues colleagues;
    private final Waits waits;
    private final Terms terms;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Sending(
            Desk desk,
            Handlings handlings,
            Shares shares,
            Grants grants,
            Routing routing,
            Colleagues colleagues,
            Waits waits,
            Terms terms,
            ApplicationEventPublisher events,
            Clock clock) {
        this.desk = desk;
        this.handlings = handlings;
        this.shares = shares;
        this.grants = grants;
        this.routing = routing;
        this.colleagues = colleagues;
        this.waits = waits;
        this.terms = terms;
        this.events = events;
        this.clock = clock;
    }

    /** Puts a copy on the desk of each; the owner then waits for their answers. */
    public Answer send(ConcernId id, int version, Set<AgencyId> to) {
        if (to.isEmpty()) {
            return new Answer.Refused("to", "to");
        }
        return desk.checked(id, version, Deed.SEND, owners -> {
            Set<AgencyId> open =
                    receivers(owners).stream().map(Agencies.Agency::id).collect(Collectors.toSet());
            if (!open.containsAll(to)) {
                return new Answer.Refused("to", "to-closed");
            }
            Handling waiting = owners.due(latest(owners));
            if (!handlings.save(waiting)) {
                return new Answer.Overtaken(handlings.find(id, owners.agency()).orElseThrow());
            }
            if (!to.stream().allMatch(agency -> copy(owners, agency))) {
                TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
                return new Answer.Refused("to", "to-closed");
            }
            if (owners.state() == State.ACKNOWLEDGED) {
                waits.follow(waiting);
            }
            return Answer.DONE;
        });
    }

    /** The receivers' own clock; an accepted concern keeps its next look. */
    private Instant latest(Handling owners) {
        return owners.state() == State.ACCEPTED ? owners.due() : terms.fromNow(owners.urgency());
    }

    /** False where no agreement lets that agency see it; then nothing at all is sent. */
    private boolean copy(Handling owners, AgencyId to) {
        return handlings.find(owners.concern(), to).isPresent()
                ? copyAgain(owners, to)
                : switch (routing.send(owners.concern(), to, owners.urgency())) {
                    case Routing.Sending.Sent sent -> true;
                    case Routing.Sending.AlreadyThere there -> true;
                    case Routing.Sending.NoAgreement none -> false;
                    case Routing.Sending.NotYours hidden -> false;
                };
    }

    private boolean copyAgain(Handling owners, AgencyId to) {
        if (grants.agreement(owners.owner(), to, "concern").isEmpty()) {
            return false;
        }
        give(owners, to, "concern", Grants.Reach.AGENCY);
        give(owners, to, "reporter", Grants.Reach.ASSIGNED);
        handlings.sendAgain(owners, to, Me.now().person(), clock.instant(), terms.fromNow(owners.urgency()));
        desk.record(Deed.SEND, owners);
        tellOther(owners.concern(), to);
        return true;
    }

    private void give(Handling owners, AgencyId to, String category, Grants.Reach reach) {
        grants.agreement(owners.owner(), to, category)
                .ifPresent(it -> grants.give(owners.concern().value(), owners.owner(), to, category, reach, it));
    }

    private void tellOther(ConcernId id, AgencyId agency) {
        Handling copy = handlings.find(id, agency).orElseThrow();
        events.publishEvent(new CopySent(id.value(), agency.value(), copy.version()));
    }

    /** What the rules propose and an agreement allows now. */
    List<Routing.Proposal> proposals(Handling owners) {
        Set<AgencyId> open = receivers(owners).stream().map(Agencies.Agency::id).collect(Collectors.toSet());
        return routing.proposals(owners.concern()).stream()
                .filter(it -> open.contains(it.to()))
                .toList();
    }

    /** Agencies to which a copy may go now: an agreement allows it, and none lies there already. */
    List<Agencies.Agency> receivers(Handling owners) {
        List<String> kinds = shares.kindsThatMaySee(owners.owner());
        Set<AgencyId> there = handlings.all(owners.concern()).stream()
                .filter(it -> it.state() != State.DECLINED && it.state() != State.TAKEN_BACK)
                .map(Handling::agency)
                .collect(Collectors.toSet());
        return new ArrayList<>(colleagues.agencies().stream()
                .filter(it -> kinds.contains(it.kind()) && !it.walled() && !there.contains(it.id()))
                .toList());
    }

    /** Takes a copy back that nobody has accepted; from then on that agency sees nothing of it. */
    public Answer takeBack(ConcernId id, AgencyId from) {
        return desk.checked(id, null, Deed.TAKE_BACK, owners -> {
            if (!handlings.takeBack(id, from)) {
                return new Answer.Refused("take-back", "take-back-late");
            }
            shares.end(id, owners.owner(), from);
            tellOther(id, from);
            if (owners.state() == State.ACKNOWLEDGED && waits.elsewhere(id) != Elsewhere.ANSWERS) {
                Handling own = owners.due(terms.fromNow(owners.urgency()));
                handlings.postpone(own);
                waits.follow(own);
            }
            desk.record(Deed.TAKE_BACK, owners);
            return Answer.DONE;
        });
    }
}
