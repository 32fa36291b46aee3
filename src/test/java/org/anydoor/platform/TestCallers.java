package org.anydoor.platform;

import java.util.function.Supplier;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs a piece of a test in one transaction of a caller. */
public record TestCallers(TransactionTemplate transaction) {
    /** As a person acting for an agency. */
    public <T> T as(PersonId person, AgencyId agency, Supplier<T> work) {
        return as(new Caller.Member(person, agency), work);
    }

    /** As any caller. */
    public <T> T as(Caller caller, Supplier<T> work) {
        return Callers.as(caller, () -> transaction.execute(status -> work.get()));
    }

    /** As any caller, for what it does. */
    public void run(Caller caller, Runnable work) {
        Callers.run(caller, () -> transaction.executeWithoutResult(status -> work.run()));
    }
}
