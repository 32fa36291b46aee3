package org.anydoor.platform.work;

import java.time.Duration;
import org.anydoor.platform.jobs.Recurring;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class WorkJobs {
    @Bean
    Recurring overdueWork(OverdueSweep sweep, @Value("${anydoor.work.sweep:15s}") Duration pause) {
        return Recurring.every("platform.overdue", pause, sweep::run);
    }
}
