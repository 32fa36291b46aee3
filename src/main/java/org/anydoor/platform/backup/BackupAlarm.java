package org.anydoor.platform.backup;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.db.JobsDb;
import org.anydoor.platform.mail.Notices;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells those who keep the deployment, once a day, that a backup is missing or was not good; the mail says nothing of it. */
@Component
class BackupAlarm {
    private static final String JOB = "backup-alarm";

    private final BackupStanding standing;
    private final JobsDb jobs;
    private final Db db;
    private final TransactionTemplate transaction;
    private final Notices notices;
    private final Clock clock;

    BackupAlarm(
            BackupStanding standing,
            JobsDb jobs,
            Db db,
            TransactionTemplate transaction,
            Notices notices,
            Clock clock) {
        this.standing = standing;
        this.jobs = jobs;
        this.db = db;
        this.transaction = transaction;
        this.notices = notices;
        this.clock = clock;
    }

    void run() {
        if (standing.take().isAlarm()) {
            agencies()
                    .forEach(agency -> Callers.run(
                            new Caller.Job(JOB, agency),
                            () -> transaction.executeWithoutResult(status -> tell(agency))));
        }
    }

    private List<AgencyId> agencies() {
        return jobs.sweep(
                BackupRuns.SWEEP,
                sweep -> sweep.sql("select id from platform.agency where ended_at is null order by id")
                        .list((rs, n) -> new AgencyId(Db.uuid(rs, "id"))));
    }

    private void tell(AgencyId agency) {
        String today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString();
        List<UUID> keepers = db.sql("""
                select r.person_id from platform.membership_role r
                join platform.membership m on m.person_id = r.person_id and m.agency_id = r.agency_id
                where r.agency_id = :agency and r.role = 'community-administrator' and (m.until_at is null or m.until_at > :now)
                """)
                .with("agency", agency)
                .with("now", clock.instant())
                .list((rs, n) -> Db.uuid(rs, "person_id"));
        keepers.forEach(it -> notices.tellOnce(agency, new PersonId(it), "backup", today));
    }
}
