package org.anydoor.platform.retention;

import java.time.Duration;
import org.anydoor.platform.access.EachAgency;
import org.anydoor.platform.jobs.Recurring;
import org.anydoor.platform.keys.Shredding;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every agency proposes and carries out for itself; then what was destroyed is written down outside the database. */
@Configuration(proxyBeanMethods = false)
class RetentionJobs {
    @Bean
    static Recurring keepAndDestroy(Destroying destroying, DestroyedLedger ledger, EachAgency each) {
        return Recurring.every(
                "platform.retention",
                Duration.ofMinutes(15),
                () -> each.run(Shredding.JOB, agency -> {
                    destroying.run(agency);
                    ledger.keep(destroying.destroyed());
                }));
    }
}
