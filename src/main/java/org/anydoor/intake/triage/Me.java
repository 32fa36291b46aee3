package org.anydoor.intake.triage;

import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;

/** The person at the screen and the agency for which they act. */
record Me(PersonId person, AgencyId agency) {
    static Me now() {
        Caller caller = Callers.current().orElseThrow();
        return new Me(caller.person().orElseThrow(), caller.agency().orElseThrow());
    }
}
