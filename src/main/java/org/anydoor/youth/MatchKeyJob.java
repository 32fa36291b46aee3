package org.anydoor.youth;

import java.time.Duration;
import java.util.List;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.EachAgency;
import org.anydoor.platform.jobs.Recurring;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the keys of records that were there before these keys were: every agency for itself, some at a time. */
@Component
class MatchKeyJob {
    private static final String JOB = "matching";
    private static final int AT_ONCE = 200;

    private final Records records;
    private final Matches matches;
    private final TransactionTemplate transactions;

    MatchKeyJob(Records records, Matches matches, TransactionTemplate transactions) {
        this.records = records;
        this.matches = matches;
        this.transactions = transactions;
    }

    @Bean
    static Recurring makeMatchKeys(MatchKeyJob job, EachAgency each) {
        return Recurring.every("youth.match-keys", Duration.ofMinutes(5), () -> each.run(JOB, job::fill));
    }

    /** All records of the agency, in transactions of their own, so that nobody who writes waits long. */
    void fill(AgencyId agency) {
        while (Boolean.TRUE.equals(transactions.execute(status -> fillSome(agency)))) {
            continue;
        }
    }

    private boolean fillSome(AgencyId agency) {
        List<YouthRecord> some = records.withoutKeys(agency, AT_ONCE);
        some.forEach(it -> matches.change(it.id(), agency, it.details()));
        matches.made(some.stream().map(YouthRecord::id).toList());
        return some.size() == AT_ONCE;
    }
}
