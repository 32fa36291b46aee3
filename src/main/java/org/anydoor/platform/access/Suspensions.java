package org.anydoor.platform.access;

import java.util.List;
import org.anydoor.platform.audit.Audit;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.jobs.AfterCommit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A suspension by one agency counts in all. The one that suspends cannot see, and never learns, for whom else the person
 * works: every other agency looks for itself, as its own job, and gives what it finds to its own supervisor.
 */
@Component
class Suspensions {
    private final EachAgency each;
    private final Db db;
    private final Audit audit;
    private final TransactionTemplate transaction;

    Suspensions(EachAgency each, Db db, Audit audit, TransactionTemplate transaction) {
        this.each = each;
        this.db = db;
        this.audit = audit;
        this.transaction = transaction;
    }

    @AfterCommit("platform.access.suspension")
    void on(PersonSuspended suspended) {
        PersonId person = new PersonId(suspended.person());
        List<AgencyId> others = each.all().stream()
                .map(Agencies.Agency::id)
                .filter(it -> !it.value().equals(suspended.by()))
                .toList();
        each.run("suspension", others, agency -> transaction.executeWithoutResult(status -> move(person, agency)));
    }

    private void move(PersonId person, AgencyId agency) {
        if (isStillOut(person)
                && db.sql("select platform.hand_over(:person)")
                                .with("person", person)
                                .count()
                        > 0) {
            audit.record("access.work-moved", person.value(), agency);
        }
    }

    /** Who was let in again meanwhile keeps their work; of somebody unknown here there is none. */
    private boolean isStillOut(PersonId person) {
        return db.sql("select count(*) from platform.person where id = :person and suspended_at is not null")
                        .with("person", person)
                        .count()
                > 0;
    }
}
