package org.anydoor.platform.backup;

import java.time.Duration;
import java.time.LocalTime;
import org.anydoor.platform.jobs.Recurring;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Backups that nobody has to think of. */
@Configuration(proxyBeanMethods = false)
class BackupJobs {
    private static final LocalTime USUAL = LocalTime.of(2, 30);

    @Bean
    static Recurring backUp(Nightly nightly, BackupStanding standing, Copies copies) {
        return Recurring.daily(
                "platform.backup",
                copies.time().orElse(USUAL),
                () -> standing.writes().ifPresent(time -> nightly.run()));
    }

    @Bean
    static Recurring expireCopies(Expiry expiry) {
        return Recurring.every("platform.copies-expire", Duration.ofHours(6), expiry::run);
    }

    @Bean
    static Recurring alarmOfBackups(BackupAlarm alarm) {
        return Recurring.every("platform.backup-alarm", Duration.ofMinutes(30), alarm::run);
    }
}
