package org.anydoor.platform.jobs;

import java.time.Duration;
import java.time.LocalTime;

/**
 * A job that a module contributes as a bean; one node at a time runs it. It states its caller itself, one agency at a time
 * or as a sweep, and is idempotent: after a crash it runs again.
 *
 * @param name such as {@code pledge.measures}; names the job in the schedule for good
 */
public record Recurring(String name, When when, Runnable work) {

    /** The job's schedule. */
    public sealed interface When {}

    /** So long after the last run has ended. */
    record Every(Duration pause) implements When {}

    /** Once a day at a time of the city. */
    record Daily(LocalTime at) implements When {}

    /** A job that runs again so long after its last run. */
    public static Recurring every(String name, Duration pause, Runnable work) {
        return new Recurring(name, new Every(pause), work);
    }

    /** A job that runs once a day, at a time of the city. */
    public static Recurring daily(String name, LocalTime at, Runnable work) {
        return new Recurring(name, new Daily(at), work);
    }
}
