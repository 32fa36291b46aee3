package org.anydoor.youth;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anydoor.linkage.Weighed;
import org.anydoor.platform.access.Agencies;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.audit.Audit;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who may be the same young person: records of the caller's agency, and of those whose live agreement names matching and its
 * authority. Matching is itself a disclosure (34 USC 12291(b)(2)), so row security says whose records take part, and
 * everybody who was shown is written down, also that it was nobody.
 */
@Service
@Transactional
public class Matching {
    private static final int MOST_COMPARED = 200;
    private static final int MOST_GRANTED = 100;
    private static final double LEAST = 0.01;

    private final Matches matches;
    private final Records records;
    private final Agencies agencies;
    private final Audit audit;

    Matching(Matches matches, Records records, Agencies agencies, Audit audit) {
        this.matches = matches;
        this.records = records;
        this.agencies = agencies;
        this.audit = audit;
    }

    /** Those who may be meant: the own agency's first, then the others', the likeliest first in each; at most so many of each. */
    public List<Candidate> find(Sought sought, int mostOfEach) {
        return told(found(sought).filter(it -> it.weighed().probability() >= LEAST), mostOfEach);
    }

    /** Those who may be the same as this record, which itself is left out; nobody where the caller may not see it. */
    public List<Candidate> like(YouthId id, int mostOfEach) {
        return records.find(id)
                .map(it -> told(
                        found(Sought.of(it.details()))
                                .filter(other -> !other.record().id().equals(id))
                                .filter(other -> other.weighed().probability() >= LEAST),
                        mostOfEach))
                .orElse(List.of());
    }

    /** The other record weighed against the first; empty unless the caller may see both, or see the other for matching. */
    public Optional<Candidate> weigh(YouthId id, YouthId other) {
        Optional<Candidate> weighed = records.find(id)
                .flatMap(it -> matches.matching(() -> {
                    Map<AgencyId, String> agreed = matches.agreed();
                    return records.forMatching(List.of(other)).stream()
                            .map(one -> candidate(
                                    Likeness.weigh(Sought.of(it.details()), List.of(one))
                                            .getFirst(),
                                    agreed))
                            .findFirst();
                }));
        weighed.ifPresent(it -> write(List.of(it)));
        return weighed;
    }

    /**
     * As {@link #like}, for what is kept and not yet shown: nothing is written down until somebody is.
     *
     * @param least the probability from which on
     */
    @Transactional(readOnly = true)
    public List<Candidate> kept(YouthRecord one, double least) {
        return found(Sought.of(one.details()))
                .filter(it -> !it.record().id().equals(one.id()))
                .filter(it -> it.weighed().probability() >= least)
                .toList();
    }

    /** One record weighed against another, both of which the caller has before them. */
    public Weighed weigh(YouthRecord one, YouthRecord other) {
        return Likeness.weigh(Sought.of(one.details()), List.of(other))
                .getFirst()
                .weighed();
    }

    /**
     * The pairs among these records that reach a probability, by their places, found by comparing all with all.
     *
     * @param least the probability from which on
     */
    public Set<List<Integer>> allPairs(List<YouthRecord> records, double least) {
        return Likeness.allPairs(records, least);
    }

    private Stream<Candidate> found(Sought sought) {
        return matches.matching(() -> {
            Map<AgencyId, String> agreed = matches.agreed();
            var ids = matches.meeting(Matches.with(agency(), agreed.keySet()), MatchKeys.of(sought), MOST_COMPARED);
            Map<YouthId, YouthRecord> all = new LinkedHashMap<>();
            records.forMatching(ids).forEach(it -> all.put(it.id(), it));
            granted(agreed).forEach(it -> all.putIfAbsent(it.id(), it));
            return Likeness.weigh(sought, List.copyOf(all.values())).stream()
                    .sorted(Comparator.comparingDouble(Likeness.Weighing::bits).reversed())
                    .map(it -> candidate(it, agreed));
        });
    }

    /** What a release or another grant shows the caller anyway, but for walled agencies': theirs are never matched. */
    private List<YouthRecord> granted(Map<AgencyId, String> agreed) {
        if (!matches.maySeek()) {
            return List.of();
        }
        Map<AgencyId, Boolean> walled = new HashMap<>();
        return records.shared(agency(), MOST_GRANTED).stream()
                .filter(it -> !agreed.containsKey(it.owner()))
                .filter(it -> !walled.computeIfAbsent(it.owner(), agencies::isWalled))
                .map(YouthRecord::forMatching)
                .toList();
    }

    private List<Candidate> told(Stream<Candidate> found, int mostOfEach) {
        Map<Boolean, List<Candidate>> own = found.collect(Collectors.partitioningBy(Candidate::own));
        List<Candidate> told = Stream.of(true, false)
                .flatMap(mine -> own.getOrDefault(mine, List.of()).stream().limit(mostOfEach))
                .toList();
        write(told);
        return told;
    }

    private void write(List<Candidate> told) {
        audit.record(
                "youth.match",
                told.stream()
                        .map(it -> new Audit.Subject(
                                it.record().id().value(), it.record().owner()))
                        .toList());
    }

    private static Candidate candidate(Likeness.Weighing it, Map<AgencyId, String> agreed) {
        AgencyId owner = it.record().owner();
        return new Candidate(it.record(), owner.equals(agency()), agreed.get(owner), it.weighed());
    }

    private static AgencyId agency() {
        return Callers.current().flatMap(Caller::agency).orElseThrow();
    }
}
