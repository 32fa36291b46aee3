package org.anydoor.intake.triage;

import java.time.Clock;
import java.util.List;
import org.anydoor.intake.ConcernId;
import org.anydoor.intake.ShortName;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Joins concerns that tell of the same thing; nothing is deleted, and each receipt keeps its own conversation. */
@Service
@Transactional
public class Duplicates {
    private static final int DAYS = 60;
    private static final int MOST = 300;

    private final Desk desk;
    private final Handlings handlings;
    private final Concerns concerns;
    private final Terms terms;
    private final Clock clock;

    Duplicates(Desk desk, Handlings handlings, Concerns concerns, Terms terms, Clock clock) {
        this.desk = desk;
        this.handlings = handlings;
        this.concerns = concerns;
        this.terms = terms;
        this.clock = clock;
    }

    /** Concerns of the same agency that may tell of the same, the likeliest first, each with its reasons. */
    List<Likeness> candidates(Concern concern) {
        return concerns.around(concern, DAYS, MOST).stream()
                .map(other -> Likeness.of(concern, other))
                .filter(Likeness::isWorthALook)
                .sorted(java.util.Comparator.comparingInt(Likeness::score).reversed())
                .limit(3)
                .toList();
    }

    /**
     * Joins this one into another of the same agency; this one waits no more, and the other one goes on. Both are held until
     * the end, or two people who join two concerns into each other would leave nobody waiting.
     */
    public Answer join(ConcernId id, int version, ConcernId into) {
        handlings.lock(List.of(id, into), Me.now().agency());
        Concern other = concerns.find(into).orElse(null);
        Handling others = handlings
                .find(into, Me.now().agency())
                .filter(Handling::isOwners)
                .orElse(null);
        if (other == null
                || others == null
                || into.equals(id)
                || other.joinedInto() != null
                || !concerns.joinedInto(id).isEmpty()) {
            return new Answer.Refused("into", "into");
        }
        if (!others.state().isOpen()) {
            return new Answer.Refused("into", "into-closed");
        }
        return desk.step(
                id,
                version,
                Deed.JOIN,
                it -> it.closed(Outcome.DUPLICATE, clock.instant()),
                it -> concerns.join(id, into));
    }

    /** As {@link #join(ConcernId, int, ConcernId)}, by what people call the other one. */
    public Answer join(ConcernId id, int version, String shortName) {
        List<ConcernId> found = concerns.byShortName(ShortName.read(shortName));
        return found.size() == 1 ? join(id, version, found.getFirst()) : new Answer.Refused("into", "into");
    }

    /** Undoes a join: it stands on its own again, where it stood before. */
    public Answer separate(ConcernId id, int version) {
        boolean joined = concerns.find(id).filter(it -> it.joinedInto() != null).isPresent();
        if (!joined) {
            return new Answer.Refused("separate", "separate");
        }
        return desk.step(
                id,
                version,
                Deed.SEPARATE,
                it -> it.openedAgain(terms.fromNow(it.urgency())),
                it -> concerns.join(id, null));
    }
}
