package org.anydoor.platform.mail;

import java.time.Duration;
import java.time.LocalTime;
import org.anydoor.platform.jobs.Recurring;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailSettings.class)
class MailJobs {
    @Bean
    Recurring sendNotices(NoticeMail mail, @Value("${anydoor.mail.pause:20s}") Duration pause) {
        return Recurring.every("platform.mail", pause, mail::run);
    }

    @Bean
    Recurring forgetNotices(NoticeMail mail) {
        return Recurring.daily("platform.mail-forget", LocalTime.of(3, 40), mail::clean);
    }
}
