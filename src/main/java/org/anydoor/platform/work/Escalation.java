package org.anydoor.platform.work;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.audit.Audit;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.jobs.AfterCommit;
import org.anydoor.platform.mail.Notices;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Silence past the deadline: overdue work of every module goes to the agency's backup and the supervisor is told; after as
 * long again it goes to the supervisor. What hangs on assignment besides, the owning module moves itself.
 */
@Component
class Escalation {
    private final Db db;
    private final Notices notices;
    private final Audit audit;
    private final TransactionTemplate transaction;

    Escalation(Db db, Notices notices, Audit audit, TransactionTemplate transaction) {
        this.db = db;
        this.notices = notices;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** Who takes over and who is told; only people who may act for the agency at this moment. */
    private record Ladder(
            @Nullable PersonId backup, @Nullable PersonId supervisor) {
        @Nullable
        PersonId taker(int level) {
            return level == 1 && backup != null ? backup : supervisor;
        }

        /** Nobody stands for the agency's own address. */
        List<@Nullable PersonId> told(int level) {
            return Stream.of(taker(level), supervisor).distinct().toList();
        }
    }

    @AfterCommit("platform.work.escalation")
    void on(WorkOverdue overdue) {
        AgencyId agency = new AgencyId(overdue.agency());
        Callers.run(
                new Caller.Job("escalation", agency),
                () -> transaction.executeWithoutResult(status -> escalate(overdue, agency)));
    }

    private void escalate(WorkOverdue overdue, AgencyId agency) {
        Ladder ladder = ladder(agency);
        if (!moved(overdue, ladder.taker(overdue.level()))) {
            return;
        }
        audit.record("platform.escalate", overdue.reference(), agency);
        List<@Nullable PersonId> told = ladder.told(overdue.level());
        told.forEach(person -> notices.tellOnce(agency, person, "overdue", overdue.toString()));
    }

    private Ladder ladder(AgencyId agency) {
        return db.sql("""
                select a.backup_person_id, a.supervisor_person_id
                from platform.agency a
                where a.id = :agency
                """)
                .with("agency", agency)
                .one((rs, n) -> new Ladder(
                        able(rs.getObject("backup_person_id", UUID.class), agency),
                        able(rs.getObject("supervisor_person_id", UUID.class), agency)));
    }

    private @Nullable PersonId able(@Nullable UUID person, AgencyId agency) {
        return person == null
                ? null
                : db.sql("""
                        select p.id from platform.person p join platform.membership m on m.person_id = p.id
                        where p.id = :person and m.agency_id = :agency and p.suspended_at is null
                          and m.from_at <= statement_timestamp() and (m.until_at is null or m.until_at > statement_timestamp())
                        """)
                        .with("person", person)
                        .with("agency", agency)
                        .find((rs, n) -> new PersonId(Db.uuid(rs, "id")))
                        .orElse(null);
    }

    /** False when the work was done or went further meanwhile; with nobody to take it, it stays where it is. */
    private boolean moved(WorkOverdue overdue, @Nullable PersonId taker) {
        return db.sql("""
                        update platform.work
                        set assignee_id = coalesce(:taker::uuid, assignee_id), version = version + 1
                        where id = :work and done_at is null and level = :level
                        """)
                        .with("taker", taker)
                        .with("work", overdue.work())
                        .with("level", overdue.level())
                        .run()
                == 1;
    }
}
