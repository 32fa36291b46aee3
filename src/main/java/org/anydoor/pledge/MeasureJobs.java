package org.anydoor.pledge;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Stream;
import org.anydoor.platform.access.Agencies;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.EachAgency;
import org.anydoor.platform.jobs.Recurring;
import org.anydoor.platform.sample.SampleChapter;
import org.anydoor.platform.sample.SampleTown;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Counts every agency every ten minutes, each as its own job, tells closed quarters at night, and both when a sample community has been made. */
@Configuration(proxyBeanMethods = false)
class MeasureJobs {
    private static final String JOB = "measures";

    /** Each walled agency tells its own; of all others, whose counts are added up, one tells for all. */
    private static Stream<AgencyId> speakers(List<Agencies.Agency> agencies) {
        return Stream.concat(
                        agencies.stream().filter(it -> !it.walled()).limit(1),
                        agencies.stream().filter(Agencies.Agency::walled))
                .map(Agencies.Agency::id);
    }

    @Bean
    static Recurring count(Measures measures, EachAgency each) {
        return Recurring.every("pledge.measures", Duration.ofMinutes(10), () -> each.run(JOB, measures::compute));
    }

    @Bean
    static Recurring publish(Publication publication, EachAgency each) {
        return Recurring.daily(
                "pledge.publication",
                LocalTime.of(2, 20),
                () -> each.run(JOB, speakers(each.all()).toList(), it -> publication.release()));
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
                                .map(it -> new Agencies.Agency(it.id(), it.name(), it.kind(), it.walled()))
                                .toList())
                        .forEach(it -> {
                            town.actFor(it);
                            publication.release();
                        });
            }
        };
    }
}
