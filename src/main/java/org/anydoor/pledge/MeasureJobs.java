package org.anydoor.pledge;

import java.time.LocalTime;
import java.util.List;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.jobs.Recurring;
import org.anydoor.platform.sample.SampleChapter;
import org.anydoor.platform.sample.SampleTown;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Counts every agency once a night, each as its own job, and once when a sample community has been made. */
@Configuration(proxyBeanMethods = false)
class MeasureJobs {
    private static final String JOB = "measures";

    @Bean
    static Recurring countNightly(Measures measures, Db db, TransactionTemplate transaction) {
        return Recurring.daily("pledge.measures", LocalTime.of(2, 20), () -> {
            List<AgencyId> agencies = Callers.as(
                    new Caller.Infrastructure(),
                    () -> transaction.execute(
                            open -> db.sql("select a.id from platform.agency a where a.ended_at is null")
                                    .list((rs, n) -> new AgencyId(Db.uuid(rs, "id")))));
            agencies.forEach(agency -> Callers.run(new Caller.Job(JOB, agency), () -> measures.compute(agency)));
        });
    }

    @Bean
    static SampleChapter countSample(Measures measures) {
        return new SampleChapter() {
            @Override
            public int order() {
                return 90;
            }

            @Override
            public void write(SampleTown town) {
                for (SampleTown.Agency agency : town.agencies()) {
                    town.actFor(agency.id());
                    measures.compute(agency.id());
                }
            }
        };
    }
}
