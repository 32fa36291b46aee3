package org.anydoor.intake.triage;

import java.time.Duration;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.jobs.Recurring;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Where exactly one agency of the kind that a door names works here, it owns the door; nobody has to find the setting first. */
@Configuration(proxyBeanMethods = false)
class DoorOwners {
    @Bean
    Recurring ownedDoors(Db db, TransactionTemplate transaction) {
        return Recurring.every(
                "intake.door-owners",
                Duration.ofMinutes(1),
                () -> Callers.run(
                        new Caller.Infrastructure(), () -> transaction.executeWithoutResult(status -> own(db))));
    }

    private static void own(Db db) {
        db.sql("""
                update intake.door d set owner_agency_id = only_one.id
                from (select a.kind, (array_agg(a.id))[1] as id from platform.agency a
                  where a.ended_at is null or a.ended_at > statement_timestamp() group by a.kind having count(*) = 1) only_one
                where d.owner_agency_id is null and only_one.kind = d.owner_kind
                """).run();
    }
}
