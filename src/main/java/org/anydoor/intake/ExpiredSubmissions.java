package org.anydoor.intake;

import java.time.Duration;
import org.anydoor.platform.db.JobsDb;
import org.anydoor.platform.jobs.Recurring;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Deletes the answers to submissions after their 24 hours; row policies let the sweep see nothing but the expired. */
@Configuration(proxyBeanMethods = false)
class ExpiredSubmissions {
    @Bean
    static Recurring forgetSubmissions(JobsDb jobs) {
        return Recurring.every(
                "intake.submissions",
                Duration.ofMinutes(15),
                () -> jobs.sweep(
                        "expired", db -> db.sql("delete from intake.submission").run()));
    }
}
