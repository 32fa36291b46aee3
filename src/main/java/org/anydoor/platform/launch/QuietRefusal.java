package org.anydoor.platform.launch;

import org.springframework.boot.SpringBootExceptionReporter;

/** Leaves a refusal that ends the start to {@link Commands}, which says it in one sentence: no stack trace before it. */
final class QuietRefusal implements SpringBootExceptionReporter {

    @Override
    public boolean reportException(Throwable failure) {
        return Commands.refusalIn(failure) != null;
    }
}
