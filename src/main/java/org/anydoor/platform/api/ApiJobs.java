package org.anydoor.platform.api;

import java.time.Duration;
import org.anydoor.platform.jobs.Recurring;
import org.anydoor.platform.keys.MasterSealed;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What partner systems need done without anybody asking. */
@Configuration(proxyBeanMethods = false)
class ApiJobs {
    @Bean
    static Recurring rotateSigningKeys(SigningKeys keys) {
        return Recurring.every("platform.signing-keys", Duration.ofHours(1), keys::rotate);
    }

    @Bean
    static MasterSealed sealedSigningKeys() {
        return new MasterSealed("platform.signing_key", "id", "sealed", SigningKeys::context);
    }
}
