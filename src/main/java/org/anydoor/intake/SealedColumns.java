package org.anydoor.intake;

import org.anydoor.platform.keys.SubjectSealed;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What of a concern lies sealed under its key: a trial restore opens some of each. */
@Configuration(value = "sealedColumnsOfIntake", proxyBeanMethods = false)
class SealedColumns {
    @Bean
    static SubjectSealed sealedReporters() {
        return of("intake.reporter", "'" + Sealed.REPORTER + "'");
    }

    @Bean
    static SubjectSealed sealedSafeContacts() {
        return of("intake.safe_contact", "'" + Sealed.SAFE_CONTACT + "'");
    }

    @Bean
    static SubjectSealed sealedMessages() {
        return of("intake.message", "'" + Sealed.MESSAGE + "'");
    }

    @Bean
    static SubjectSealed sealedTranslations() {
        return of("intake.translation", "'" + Sealed.TRANSLATION + "'");
    }

    @Bean
    static SubjectSealed sealedOriginals() {
        return of("intake.original", "'" + Sealed.original("") + "' || field");
    }

    private static SubjectSealed of(String table, String field) {
        return new SubjectSealed(table, "concern_id", "body", field);
    }
}
