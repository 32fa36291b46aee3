package org.anydoor.platform.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.anydoor.AnydoorTest;
import org.anydoor.platform.PlatformFixtures;
import org.anydoor.platform.TestCallers;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.keys.Shredding.Shredded;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@AnydoorTest
class ShreddingTests {
    private final DataKeys keys;
    private final Shredding shredding;
    private final Db db;
    private final TestCallers callers;
    private final AgencyId agency = PlatformFixtures.agency("intake");
    private final PersonId navigator = PlatformFixtures.person(agency, "navigator", "administrator");
    private final Caller retention = new Caller.Job(Shredding.JOB, agency);

    @Autowired
    ShreddingTests(DataKeys keys, Shredding shredding, Db db, TransactionTemplate transaction) {
        this.keys = keys;
        this.shredding = shredding;
        this.db = db;
        this.callers = new TestCallers(transaction);
    }

    @Test
    void aDestroyedKeyOpensNothingAndSaysWhenTheLastCopyIsGone() {
        UUID subject = subject();
        Shredded shredded = callers.as(retention, () -> decided(subject)).orElseThrow();
        assertThat(callers.as(navigator, agency, () -> keys.of(subject))).isEmpty();
        assertThat(Duration.between(shredded.destroyed(), shredded.complete())).isEqualTo(Duration.ofDays(64));
        assertThat(shredded.completed()).isNull();
        assertThat(callers.as(navigator, agency, shredding::pending))
                .extracting(Shredded::subject)
                .containsExactly(subject);
        assertThat(callers.as(navigator, agency, () -> shredding.find(subject))).isPresent();
        assertThat(PlatformFixtures.value(Long.class, """
                select count(*) from platform.audit_entry e join platform.audit_subject s on s.entry_id = e.id
                where e.action = 'platform.shred' and s.subject_id = ?
                """, subject)).isOne();
        assertThat(callers.as(retention, () -> shredding.destroy(subject))).isEmpty();
    }

    @Test
    void nobodyButTheJobOfItsOwnAgencyDestroysAKey() {
        UUID subject = subject();
        AgencyId other = PlatformFixtures.agency("intake");
        assertThat(destroyedBy(new Caller.Member(navigator, agency), subject)).isEmpty();
        assertThat(destroyedBy(new Caller.Job("measures", agency), subject)).isEmpty();
        assertThat(destroyedBy(new Caller.Job(Shredding.JOB, other), subject)).isEmpty();
        assertThat(destroyedBy(retention, subject)).as("without a decision").isEmpty();
        assertThat(callers.as(navigator, agency, () -> keys.of(subject))).isPresent();
    }

    /** As in the transaction that destroys the record by a decision of two. */
    private Optional<Shredded> decided(UUID subject) {
        String here = db.sql("select pg_current_xact_id()::text").one((rs, n) -> rs.getString(1));
        PlatformFixtures.run("""
                insert into platform.disposal (agency_id, kind, subject_id, cause, closed_at, closed_as, destroyed_in)
                values (?, 'concern', ?, 'again', now(), 'destroyed', ?::xid8)
                """, agency, subject, here);
        return shredding.destroy(subject);
    }

    private Optional<Shredded> destroyedBy(Caller caller, UUID subject) {
        return callers.as(caller, () -> shredding.destroy(subject));
    }

    private UUID subject() {
        UUID subject = UUID.randomUUID();
        callers.as(navigator, agency, () -> keys.create(subject, agency));
        return subject;
    }
}
