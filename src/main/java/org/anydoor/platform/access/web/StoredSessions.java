package org.anydoor.platform.access.web;

import java.util.function.Consumer;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** Sessions lie in PostgreSQL, so that they outlive a restart and end everywhere at once; they are read by the infrastructure. */
@Configuration(proxyBeanMethods = false)
class StoredSessions {
    /** For sessions alone: everybody else's transactions keep their own caller. */
    @Bean(defaultCandidate = false)
    @Qualifier("springSessionTransactionOperations")
    TransactionOperations springSessionTransactionOperations(PlatformTransactionManager transactions) {
        var own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return new TransactionOperations() {
            @Override
            public <T extends @Nullable Object> T execute(TransactionCallback<T> work) {
                return Callers.as(new Caller.Infrastructure(), () -> own.execute(work));
            }

            @Override
            public void executeWithoutResult(Consumer<TransactionStatus> work) {
                Callers.run(new Caller.Infrastructure(), () -> own.executeWithoutResult(work));
            }
        };
    }
}
