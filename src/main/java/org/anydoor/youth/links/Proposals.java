package org.anydoor.youth.links;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.anydoor.platform.access.Agencies;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.audit.Audit;
import org.anydoor.youth.Candidate;
import org.anydoor.youth.Matching;
import org.anydoor.youth.YouthRecord;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which records may be one young person: kept for whoever sees both to decide, never decided by the program. */
@Service
@Transactional
public class Proposals {
    /** Less likely pairs would bury the others: one in twenty of the least likely is the same, as far as the model can tell. */
    static final double LEAST = 0.05;

    private static final int MOST_OF_ONE = 20;

    private final Matching matching;
    private final Sight sight;
    private final ProposalRows rows;
    private final Agencies agencies;
    private final Audit audit;
    private final Clock clock;

    Proposals(Matching matching, Sight sight, ProposalRows rows, Agencies agencies, Audit audit, Clock clock) {
        this.matching = matching;
        this.sight = sight;
        this.rows = rows;
        this.agencies = agencies;
        this.audit = audit;
        this.clock = clock;
    }

    /** A pair that waits to be decided. */
    public record Waiting(YouthRecord first, YouthRecord second, double probability, Standing standing) {
        public Pair pair() {
            return new Pair(first.id(), second.id());
        }
    }

    /** A page of what waits, the most pressing first; every record shown is recorded as read. */
    public List<Waiting> waiting(int from, int most) {
        List<Waiting> shown = sight.matching(() -> seen(rows.open(from, most)));
        Set<Audit.Subject> subjects = new LinkedHashSet<>();
        shown.forEach(it -> {
            subjects.add(new Audit.Subject(it.first().id().value(), it.first().owner()));
            subjects.add(new Audit.Subject(it.second().id().value(), it.second().owner()));
        });
        if (!subjects.isEmpty()) {
            audit.record("youth.review", subjects);
        }
        return shown;
    }

    private List<Waiting> seen(List<ProposalRows.Waiting> open) {
        List<Waiting> seen = new ArrayList<>();
        for (ProposalRows.Waiting it : open) {
            List<YouthRecord> both = sight.records(it.pair().both()).records();
            if (both.size() == 2) {
                boolean inOrder = both.getFirst().id().equals(it.pair().first());
                seen.add(new Waiting(
                        both.get(inOrder ? 0 : 1), both.get(inOrder ? 1 : 0), it.probability(), it.standing()));
            }
        }
        return seen;
    }

    /** How many pairs wait for the caller's agency. */
    @Transactional(readOnly = true)
    public long count() {
        return sight.matching(rows::count);
    }

    /** How the program's surest proposals have stood up to people in the whole community. */
    @Transactional(readOnly = true)
    public Reliance reliance() {
        return rows.reliance();
    }

    /** What the search last lost among the caller's agency's records, if it was measured. */
    @Transactional(readOnly = true)
    public Optional<SearchLoss> loss() {
        return rows.lastMeasure();
    }

    /** Looks anew for the records that may be the same as this one. */
    void renew(YouthRecord record) {
        List<Candidate> found = matching.kept(record, LEAST).stream()
                .filter(it -> !crossesWall(record.owner(), it.record().owner()))
                .limit(MOST_OF_ONE)
                .toList();
        sight.matching(() -> kept(record, found));
    }

    private int kept(YouthRecord record, List<Candidate> found) {
        rows.dropAllBut(record.id(), found.stream().map(it -> it.record().id()).toList());
        for (Candidate it : found) {
            YouthRecord other = it.record();
            boolean inOrder = Pair.of(record.id(), other.id()).first().equals(record.id());
            rows.keep(inOrder ? record : other, inOrder ? other : record, it.weighed(), clock.instant());
        }
        return found.size();
    }

    private boolean crossesWall(AgencyId one, AgencyId other) {
        return !one.equals(other) && (agencies.isWalled(one) || agencies.isWalled(other));
    }
}
