package org.anydoor.platform.jobs;

import java.time.Duration;
import org.anydoor.platform.db.JobsDb;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Deletes what was kept for a time only; row policies let the sweep see nothing but what has expired. */
@Configuration(proxyBeanMethods = false)
class Expired {
    @Bean
    static Recurring forgetHeldPosts(JobsDb jobs) {
        return Recurring.every(
                "platform.held-posts",
                Duration.ofMinutes(15),
                () -> jobs.sweep(
                        "expired",
                        db -> db.sql("delete from platform.held_post").run()));
    }
}
