package org.anydoor.platform.oncall;

import java.time.Duration;
import org.anydoor.platform.jobs.Recurring;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OnCallJobs {
    @Bean
    Recurring callPeople(Paging paging, @Value("${anydoor.calls.pause:5s}") Duration pause) {
        return Recurring.every("platform.calls", pause, paging::run);
    }

    @Bean
    Recurring dutyHoursFromRotas(DutyHours hours) {
        return Recurring.every("platform.duty-hours", Duration.ofMinutes(1), hours::run);
    }
}
