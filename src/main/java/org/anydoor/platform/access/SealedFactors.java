package org.anydoor.platform.access;

import org.anydoor.platform.keys.MasterSealed;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Second factors are sealed anew when the master key is rotated. */
@Configuration(proxyBeanMethods = false)
class SealedFactors {
    @Bean
    static MasterSealed sealedSecondFactors() {
        return new MasterSealed("platform.person", "id", "totp_secret", SecondFactors::context);
    }
}
