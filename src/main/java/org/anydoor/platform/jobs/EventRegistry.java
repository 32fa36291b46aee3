package org.anydoor.platform.jobs;

import java.time.Duration;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.aopalliance.intercept.MethodInterceptor;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.modulith.events.FailedEventPublications;
import org.springframework.modulith.events.ResubmissionOptions;
import org.springframework.modulith.events.core.EventPublicationRegistry;
import org.springframework.modulith.events.core.EventPublicationRepository;

/** The registry of events works for whoever publishes; on its own threads it works as infrastructure. */
@Configuration(proxyBeanMethods = false)
class EventRegistry {

    @Bean
    static BeanPostProcessor callerOfTheEventRegistry() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                boolean ofEvents =
                        bean instanceof EventPublicationRepository || bean instanceof EventPublicationRegistry;
                return ofEvents ? asInfrastructure(bean) : bean;
            }
        };
    }

    /** A listener that failed, or whose node died, hears its event again a minute later. */
    @Bean
    Recurring eventsAgain(FailedEventPublications failed) {
        ResubmissionOptions options = ResubmissionOptions.defaults().withMinAge(Duration.ofMinutes(1));
        return Recurring.every(
                "platform.events-again",
                Duration.ofMinutes(1),
                () -> Callers.run(new Caller.Infrastructure(), () -> failed.resubmit(options)));
    }

    /** Before its own transactions begin. */
    private static Object asInfrastructure(Object registry) {
        MethodInterceptor calls = call -> Callers.current().isPresent()
                ? call.proceed()
                : Callers.<Object, Throwable>as(new Caller.Infrastructure(), call::proceed);
        if (registry instanceof Advised advised) {
            advised.addAdvice(0, calls);
            return registry;
        }
        ProxyFactory proxy = new ProxyFactory(registry);
        proxy.addAdvice(calls);
        return proxy.getProxy();
    }
}
