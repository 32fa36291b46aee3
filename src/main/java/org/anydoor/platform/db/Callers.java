package org.anydoor.platform.db;

import java.util.Optional;

/** The caller in whose name the current thread works; bound for a block, never set. */
public final class Callers {
    private static final ScopedValue<Caller> CURRENT = ScopedValue.newInstance();

    private Callers() {}

    /** The caller now, or empty where nobody has said who asks. */
    public static Optional<Caller> current() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    /** Runs the work in the name of the caller; one whose transaction is open already is not joined by another. */
    public static <T, X extends Throwable> T as(Caller caller, ScopedValue.CallableOp<T, X> work) throws X {
        return ScopedValue.where(CURRENT, caller).call(work);
    }

    /** Runs the work in the name of the caller. */
    public static void run(Caller caller, Runnable work) {
        ScopedValue.where(CURRENT, caller).run(work);
    }
}
