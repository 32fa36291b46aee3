package org.anydoor.pledge;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Stream;
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

/** Counts every agency every ten minutes, each as its own job, tells closed quarters at night, and both when a sample community has been made. */
@Configuration(proxyBeanMethods = false)
class MeasureJobs {
    private static final String JOB = "measures";

    private record Counted(AgencyId id, boolean walled) {}

    /** Each walled agency tells its own; of all others, whose counts are added up, one tells for all. */
    private static Stream<AgencyId> speakers(List<Counted> agencies) {
        return Stream.concat(
                        agencies.stream().filter(it -> !it.walled()).limit(1),
                        agencies.stream().filter(Counted::walled))
                .map(Counted::id);
    }

    @Bean
    static Recurring count(Measures measures, Db db, TransactionTemplate transaction) {
        return Recurring.every(
                "pledge.measures",
                Duration.ofMinutes(10),
                () -> agencies(db, transaction)
                        .forEach(it -> Callers.run(new Caller.Job(JOB, it.id()), () -> measures.compute(it.id()))));
    }

    @Bean
    static Recurring publish(Publication publication, Db db, TransactionTemplate transaction) {
        return Recurring.daily(
                "pledge.publication",
                LocalTime.of(2, 20),
                () -> speakers(agencies(db, transaction))
                        .forEach(it -> Callers.run(new Caller.Job(JOB, it), publication::release)));
    }

    private static List<Counted> agencies(Db db, TransactionTemplate transaction) {
        return Callers.as(
                new Caller.Infrastructure(),
                () -> transaction.execute(open -> db.sql(
                                "select a.id, a.walled from platform.agency a where a.ended_at is null")
                        .list((rs, n) -> new Counted(new AgencyId(Db.uuid(rs, "id")), rs.getBoolean("walled")))));
    }

    @Bean
    static SampleChapter countSample(Measures measures, Publication publication) {
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
                speakers(town.agencies().stream()
                                .map(it -> new Counted(it.id(), it.walled()))
                                .toList())
                        .forEach(it -> {
                            town.actFor(it);
                            publication.release();
                        });
            }
        };
    }
}
