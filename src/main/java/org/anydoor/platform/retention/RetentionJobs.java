package org.anydoor.platform.retention;

import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.anydoor.platform.access.EachAgency;
import org.anydoor.platform.jobs.Recurring;
import org.anydoor.platform.keys.Shredding;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Every agency proposes once a day and carries out for itself what two people decided; what was destroyed is written down
 * outside the database after each round, also where something failed.
 */
@Configuration(proxyBeanMethods = false)
class RetentionJobs {
    @Bean
    static Recurring proposeToDestroy(Destroying destroying, EachAgency each) {
        return Recurring.daily(
                "platform.retention-propose", LocalTime.of(3, 20), () -> each.run(Shredding.JOB, destroying::propose));
    }

    @Bean
    static Recurring keepAndDestroy(Destroying destroying, DestroyedLedger ledger, EachAgency each) {
        return Recurring.every("platform.retention", Duration.ofMinutes(15), () -> {
            List<Destroyed> destroyed = new ArrayList<>();
            try {
                each.run(Shredding.JOB, agency -> {
                    try {
                        destroying.carryOut(agency);
                    } finally {
                        destroyed.addAll(destroying.destroyed());
                    }
                });
            } finally {
                ledger.keep(destroyed);
            }
        });
    }
}
