package org.anydoor.youth.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.Rights;
import org.anydoor.platform.web.Page;
import org.anydoor.youth.Candidate;
import org.anydoor.youth.Matching;
import org.anydoor.youth.Sought;
import org.anydoor.youth.Youth;
import org.springframework.stereotype.Component;

/** Looks for who may be meant and says it in words, for every page that shows candidates. */
@Component
class CandidateRows {
    private static final int MOST_OF_EACH = 10;

    /** Below this a page that asks "is it one of these?" would stand in the way more often than it helps. */
    private static final double WORTH_ASKING = 0.5;

    private final Matching matching;
    private final Youth youth;
    private final Rights rights;

    CandidateRows(Matching matching, Youth youth, Rights rights) {
        this.matching = matching;
        this.youth = youth;
        this.rights = rights;
    }

    List<Candidate> find(Sought sought) {
        return matching.find(sought, MOST_OF_EACH);
    }

    /** Those likely enough to ask whether a new record is theirs. */
    List<Candidate> worthAsking(Sought sought) {
        return find(sought).stream()
                .filter(it -> it.weighed().probability() >= WORTH_ASKING)
                .toList();
    }

    List<CandidateRow> rows(List<Candidate> candidates, Page page) {
        Map<AgencyId, String> owners = new HashMap<>();
        return candidates.stream()
                .map(it -> CandidateRow.of(
                        it, owners.computeIfAbsent(it.record().owner(), rights::name), youth.today(), page.text()))
                .toList();
    }
}
