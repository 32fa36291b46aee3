package org.anydoor.platform.audit.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.anydoor.AnydoorTest;
import org.anydoor.platform.PlatformFixtures;
import org.anydoor.platform.TestCallers;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.audit.Audit;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.db.JobsDb;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Who may write what of the trail: pages their entries, the sealer its seals, and nobody changes anything. */
@AnydoorTest
class SealRightsTests {
    private final Audit audit;
    private final JobsDb jobs;
    private final Db db;
    private final TestCallers callers;

    private final AgencyId intake = PlatformFixtures.agency("intake");
    private final PersonId navigator = PlatformFixtures.person(intake, "navigator");

    @Autowired
    SealRightsTests(Audit audit, JobsDb jobs, Db db, TransactionTemplate transaction) {
        this.audit = audit;
        this.jobs = jobs;
        this.db = db;
        this.callers = new TestCallers(transaction);
    }

    @Test
    void aSubjectIsWrittenWithItsEntryOrNever() {
        UUID subject = UUID.randomUUID();
        callers.run(new Caller.Member(navigator, intake), () -> audit.record("youth.read", subject, intake));
        UUID entry = PlatformFixtures.value(
                UUID.class, "select entry_id from platform.audit_subject where subject_id = ?", subject);
        assertThatThrownBy(() -> callers.run(
                        new Caller.Member(navigator, intake),
                        () -> db.sql("""
                        insert into platform.audit_subject (entry_id, subject_id, actor_agency_id, at)
                        values (:entry, gen_random_uuid(), :agency, now())
                        """)
                                .with("entry", entry)
                                .with("agency", intake)
                                .run()))
                .hasStackTraceContaining("violates foreign key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select count(*) from platform.audit_leaf",
                "insert into platform.audit_leaf (position, entry_id, hash) values (0, gen_random_uuid(), sha256(''))",
                "delete from platform.audit_leaf",
                "update platform.audit_head set size = size + 1",
                "insert into platform.audit_entry (id, at, caller, action, xid) values (gen_random_uuid(), now(), 'member', 'a.b', '1')",
                "select max(xid::text) from platform.audit_entry"
            })
    void theProgramsPagesNeitherSealNorHideAnEntryFromTheSealer(String sql) {
        assertThatThrownBy(() -> callers.run(
                        new Caller.Member(navigator, intake), () -> db.sql(sql).run()))
                .hasStackTraceContaining("permission denied");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update platform.audit_leaf set position = position + 1",
                "delete from platform.audit_head",
                "delete from platform.audit_entry",
                "update platform.audit_subject set at = now()"
            })
    void theSealerItselfChangesNothing(String sql) {
        assertThatThrownBy(() -> jobs.sweep(Sealing.CALLER, it -> it.sql(sql).run()))
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void anotherJobSeesNothingOfTheTrail() {
        assertThat(jobs.<Long>sweep(
                        "mail",
                        it -> it.sql("select count(*) from platform.audit_entry")
                                .count()))
                .isZero();
        assertThat(jobs.<Long>sweep(
                        "mail",
                        it -> it.sql("select count(*) from platform.audit_leaf").count()))
                .isZero();
    }
}
