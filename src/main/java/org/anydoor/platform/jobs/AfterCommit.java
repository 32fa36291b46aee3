package org.anydoor.platform.jobs;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.core.annotation.AliasFor;
import org.springframework.scheduling.annotation.Async;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Marks a method that hears an event on another thread once the publishing transaction stands, and again until it has
 * returned. It is idempotent, states its caller and then opens its transaction: Modulith's own listener annotation would
 * begin one before anybody has said who asks.
 */
@Async
@TransactionalEventListener
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface AfterCommit {
    /** The listener's name in the registry of events, such as {@code intake.routing}; never changed. */
    @AliasFor(annotation = TransactionalEventListener.class, attribute = "id")
    String value();
}
