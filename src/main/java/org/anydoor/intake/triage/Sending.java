package org.anydoor.intake.triage;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.anydoor.intake.ConcernId;
import org.anydoor.intake.Urgency;
import org.anydoor.platform.access.AgencyId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sends copies of a concern to other agencies, under their agreements, and takes them back until they are accepted. */
@Service
@Transactional
public class Sending {
    private final Desk desk;
    private final Handlings handlings;
    private final Shares grants;
    private final Colleagues colleagues;
    private final CrossProofs notices;
    private final Waits waits;
    private final Terms terms;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Sending(
            Desk desk,
            Handlings handlings,
            Shares grants,
            Colleagues colleagues,
            CrossProofs notices,
            Waits waits,
            Terms terms,
            ApplicationEventPublisher events,
            Clock clock) {
        this.desk = desk;
        this.handlings = handlings;
        this.grants = grants;
        this.colleagues = colleagues;
        this.notices = notices;
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
            Map<AgencyId, Colleagues.Agency> open =
                    receivers(owners).stream().collect(Collectors.toMap(Colleagues.Agency::id, Function.identity()));
            if (!open.keySet().containsAll(to)) {
                return new Answer.Refused("to", "to-closed");
            }
            Handling waiting = owners.due(latest(owners));
            if (!handlings.save(waiting)) {
                return new Answer.Overtaken(handlings.find(id, owners.agency()).orElseThrow());
            }
            to.forEach(agency -> copy(owners, java.util.Objects.requireNonNull(open.get(agency))));
            notices.owe(owners, handlings.all(id));
            if (owners.state() == State.ACKNOWLEDGED) {
                waits.others(waiting);
            }
            desk.record(Deed.SEND, owners);
            return Answer.DONE;
        });
    }

    /** The receivers' own clock; an accepted concern keeps its next look. */
    private Instant latest(Handling owners) {
        return owners.state() == State.ACCEPTED ? owners.due() : terms.fromNow(owners.urgency());
    }

    private void copy(Handling owners, Colleagues.Agency to) {
        ConcernId id = owners.concern();
        if (!grants.give(id, owners.owner(), to.id(), "concern", false)) {
            throw new IllegalStateException("an agreement ended while the copy was sent");
        }
        if (to.kind().equals("child-protection")) {
            grants.give(id, owners.owner(), to.id(), "reporter", true);
        }
        Urgency urgency = owners.urgency();
        Instant now = clock.instant();
        handlings.send(owners, to.id(), urgency, owners.reasonKey(), Me.now().person(), now, terms.fromNow(urgency));
        Handling copy = handlings.find(id, to.id()).orElseThrow();
        events.publishEvent(new CopySent(id.value(), to.id().value(), copy.version()));
    }

    /** Agencies to which a copy may go now: an agreement allows it, and none lies there already. */
    List<Colleagues.Agency> receivers(Handling owners) {
        List<String> kinds = grants.kindsThatMaySee(owners.owner());
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
            grants.end(id, owners.owner(), from);
            Handling copy = handlings.find(id, from).orElseThrow();
            events.publishEvent(new CopySent(id.value(), from.value(), copy.version()));
            boolean nobodyLeft = handlings.all(id).stream()
                    .noneMatch(it -> !it.isOwners() && it.state().isOpen());
            if (nobodyLeft && owners.state() == State.ACKNOWLEDGED) {
                Handling own = owners.due(terms.fromNow(owners.urgency()));
                handlings.postpone(own);
                waits.follow(own);
            }
            desk.record(Deed.TAKE_BACK, owners);
            return Answer.DONE;
        });
    }
}
