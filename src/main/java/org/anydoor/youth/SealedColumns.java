package org.anydoor.youth;

import org.anydoor.platform.keys.SubjectSealed;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What of a young person lies sealed under their key: a trial restore opens some of it. */
@Configuration(value = "sealedColumnsOfYouth", proxyBeanMethods = false)
class SealedColumns {
    @Bean
    static SubjectSealed sealedSafeContactsOfYouth() {
        return new SubjectSealed("youth.safe_contact", "record_id", "body", "'" + SafeContacts.FIELD + "'");
    }
}
