package org.anydoor.youth.links;

import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.EachAgency;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.jobs.AfterCommit;
import org.anydoor.platform.jobs.Recurring;
import org.anydoor.youth.RecordWritten;
import org.anydoor.youth.Youth;
import org.anydoor.youth.YouthId;
import org.anydoor.youth.YouthRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Proposals are renewed when a record is opened or changed, and each night for every agency, which then measures its search. */
@Configuration(proxyBeanMethods = false)
class LinkJobs {
    private static final String JOB = "link-proposals";
    private static final int PAGE = 100;

    private final Youth youth;
    private final Proposals proposals;
    private final SearchMeasure measure;
    private final EachAgency each;
    private final TransactionTemplate transaction;

    LinkJobs(
            Youth youth, Proposals proposals, SearchMeasure measure, EachAgency each, TransactionTemplate transaction) {
        this.youth = youth;
        this.proposals = proposals;
        this.measure = measure;
        this.each = each;
        this.transaction = transaction;
    }

    @Bean
    Recurring renewProposals() {
        return Recurring.daily("youth.link-proposals", LocalTime.of(2, 40), this::run);
    }

    /** Every agency for itself, by what it may see. */
    void run() {
        each.run(JOB, this::renewAll);
    }

    private void renewAll(AgencyId agency) {
        List<YouthRecord> some = page(null);
        while (!some.isEmpty()) {
            some.forEach(it -> transaction.executeWithoutResult(status -> proposals.renew(it)));
            some = page(some.getLast().id());
        }
        measure.run();
    }

    private List<YouthRecord> page(@Nullable YouthId last) {
        return youth.after(last, PAGE);
    }

    @AfterCommit("youth.link-proposals")
    void on(RecordWritten written) {
        UUID agency = written.agency();
        Callers.run(
                new Caller.Job(JOB, new AgencyId(agency)),
                () -> transaction.executeWithoutResult(status ->
                        youth.visible(List.of(new YouthId(written.record()))).forEach(proposals::renew)));
    }
}
