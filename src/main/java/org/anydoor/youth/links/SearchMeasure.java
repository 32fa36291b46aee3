package org.anydoor.youth.links;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.anydoor.youth.Matching;
import org.anydoor.youth.Youth;
import org.anydoor.youth.YouthRecord;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Compares all pairs of an agency's own records and asks of each likely one whether the search would have proposed it: what it
 * loses no reviewer can find. Above 20,000 records a sample of so many is compared.
 */
@Component
class SearchMeasure {
    private static final int MOST = 20_000;
    private static final int PAGE = 1_000;
    private static final double LIKELY = 0.5;

    private final Youth youth;
    private final Matching matching;
    private final ProposalRows rows;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SearchMeasure(Youth youth, Matching matching, ProposalRows rows, TransactionTemplate transaction, Clock clock) {
        this.youth = youth;
        this.matching = matching;
        this.rows = rows;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** For the agency in whose name it is called; one without two records is not measured. */
    void run() {
        List<YouthRecord> own = sample();
        if (own.size() < 2) {
            return;
        }
        Set<List<Integer>> likely = matching.allPairs(own, LIKELY);
        int missed = (int) likely.stream()
                .filter(it -> !isFound(own.get(it.getFirst()), own.get(it.getLast())))
                .count();
        long compared = own.size() * (own.size() - 1L) / 2;
        transaction.executeWithoutResult(
                status -> rows.measured(new SearchLoss(clock.instant(), own.size(), compared, likely.size(), missed)));
    }

    private boolean isFound(YouthRecord one, YouthRecord other) {
        return matching.kept(one, Proposals.LEAST).stream()
                        .anyMatch(it -> it.record().id().equals(other.id()))
                || matching.kept(other, Proposals.LEAST).stream()
                        .anyMatch(it -> it.record().id().equals(one.id()));
    }

    /** Every record is in it with the same chance (reservoir sampling), and no more than so many are held. */
    private List<YouthRecord> sample() {
        List<YouthRecord> kept = new ArrayList<>();
        Random chance = new Random(clock.millis());
        int seen = 0;
        List<YouthRecord> page = youth.after(null, PAGE);
        while (!page.isEmpty()) {
            for (YouthRecord it : page) {
                seen++;
                if (kept.size() < MOST) {
                    kept.add(it);
                } else if (chance.nextInt(seen) < MOST) {
                    kept.set(chance.nextInt(MOST), it);
                }
            }
            page = youth.after(page.getLast().id(), PAGE);
        }
        return Collections.unmodifiableList(kept);
    }
}
