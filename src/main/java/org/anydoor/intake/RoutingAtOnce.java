package org.anydoor.intake;

import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.jobs.AfterCommit;
import org.springframework.stereotype.Component;

/** Carries out what a rule sends at once, after the sender has been answered, as the routing job of the owner. */
@Component
class RoutingAtOnce {
    private final Routing routing;

    RoutingAtOnce(Routing routing) {
        this.routing = routing;
    }

    @AfterCommit("intake.routing")
    void on(ConcernArrived event) {
        Caller job = new Caller.Job("routing", new AgencyId(event.agency()));
        Callers.run(job, () -> routing.atOnce(new ConcernId(event.concern())));
    }
}
