package org.anydoor.platform.jobs;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.modulith.events.FailedEventPublications;
import org.springframework.modulith.events.ResubmissionOptions;
import org.springframework.modulith.events.core.EventPublicationRepository;

/** The registry of events works for whoever publishes; on its own threads it works as infrastructure. */
@Configuration(proxyBeanMethods = false)
class EventRegistry {

    @Bean
    static BeanPostProcessor callerOfTheEventRegistry() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof EventPublicationRepository repository ? asInfrastructure(repository) : bean;
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

    private static EventPublicationRepository asInfrastructure(EventPublicationRepository repository) {
        InvocationHandler calls = (proxy, method, arguments) -> {
            try {
                return Callers.current().isPresent()
                        ? method.invoke(repository, arguments)
                        : Callers.as(new Caller.Infrastructure(), () -> method.invoke(repository, arguments));
            } catch (InvocationTargetException failed) {
                throw failed.getCause();
            }
        };
        return (EventPublicationRepository) Proxy.newProxyInstance(
                EventRegistry.class.getClassLoader(), new Class<?>[] {EventPublicationRepository.class}, calls);
    }
}
