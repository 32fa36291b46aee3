package org.anydoor.platform.openid;

import org.anydoor.platform.keys.MasterSealed;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The secrets by which providers know us are sealed anew when the master key is rotated. */
@Configuration(proxyBeanMethods = false)
class SealedSecrets {
    @Bean
    static MasterSealed sealedProviderSecrets() {
        return new MasterSealed("platform.identity_provider", "agency_id", "secret", SealedSecrets::context);
    }

    static String context(String agency) {
        return "provider/" + agency;
    }
}
