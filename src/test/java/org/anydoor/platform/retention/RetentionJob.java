package org.anydoor.platform.retention;

import java.util.UUID;
import org.anydoor.platform.TestCallers;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.keys.Shredding;

/** What an agency's people and its job do with its records. */
record RetentionJob(Disposals disposals, Destroying destroying, TestCallers callers, RetentionFixtures scene) {
    void run() {
        Callers.run(new Caller.Job(Shredding.JOB, scene.intake), () -> {
            destroying.carryOut(scene.intake);
            destroying.propose(scene.intake);
        });
    }

    Disposals.Answer approve(PersonId person, UUID record) {
        UUID decision = scene.decision(record);
        return callers.as(scene.as(person), () -> disposals.approve(decision));
    }

    /** Two approve what is proposed. */
    void decide(UUID record) {
        approve(scene.admin, record);
        approve(scene.supervisor, record);
    }
}
