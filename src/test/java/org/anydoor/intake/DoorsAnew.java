package org.anydoor.intake;

import org.springframework.context.ApplicationContext;

/** Has doors and rules read again that a test has changed; the program keeps them for seconds. */
public final class DoorsAnew {

    private DoorsAnew() {}

    public static void in(ApplicationContext context) {
        context.getBean(Configured.class).forget();
    }
}
