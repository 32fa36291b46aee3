package org.anydoor.platform.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.UUID;
import org.anydoor.AnydoorTest;
import org.anydoor.platform.PlatformFixtures;
import org.anydoor.platform.TestCallers;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.db.JobsDb;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** One agency's key is replaced while the program goes on with the old one. */
@AnydoorTest
class AgencyRotationTests {
    private final DataKeys keys;
    private final MasterKey master;
    private final AgencyRotation rotation;
    private final TestCallers callers;
    private final AgencyId agency = PlatformFixtures.agency("intake");
    private final PersonId navigator = PlatformFixtures.person(agency, "navigator");

    @Autowired
    AgencyRotationTests(DataKeys keys, MasterKey master, JobsDb jobs, TransactionTemplate transaction) {
        this.keys = keys;
        this.master = master;
        this.rotation = new AgencyRotation(jobs, Clock.systemUTC());
        this.callers = new TestCallers(transaction);
    }

    @Test
    void whatTheOldVersionWrappedIsWrappedAnewAndOpensAsBefore() {
        UUID subject = UUID.randomUUID();
        byte[] sealed =
                callers.as(navigator, agency, () -> keys.create(subject, agency).seal("by phone", "field"));
        byte[] before = wrapped(subject);
        assertThat(rotation.begin(agency, master)).isEqualTo(2);
        assertThat(open(subject, sealed)).as("before anything is wrapped anew").isEqualTo("by phone");
        rotation.all(master);
        assertThat(wrapped(subject)).isNotEqualTo(before);
        assertThat(version(subject)).isEqualTo(2);
        assertThat(open(subject, sealed)).isEqualTo("by phone");
        assertThat(versions()).as("kept while a program may still use it").isEqualTo(2);
        PlatformFixtures.run(
                "update platform.agency_key set made_at = now() - interval '25 hours' where agency_id = ?", agency);
        rotation.all(master);
        assertThat(versions()).isEqualTo(1);
        assertThat(open(subject, sealed)).isEqualTo("by phone");
    }

    @Test
    void anAgencyIsNamedAsItsPagesShowIt() {
        String name = PlatformFixtures.value(String.class, "select name from platform.agency where id = ?", agency);
        assertThat(rotation.named(name)).isEqualTo(agency);
    }

    private String open(UUID subject, byte[] sealed) {
        return callers.as(
                navigator, agency, () -> keys.of(subject).orElseThrow().text(sealed, "field"));
    }

    private static byte[] wrapped(UUID subject) {
        return PlatformFixtures.value(
                byte[].class, "select wrapped from platform.data_key where subject_id = ?", subject);
    }

    private static Integer version(UUID subject) {
        return PlatformFixtures.value(
                Integer.class, "select agency_key_version from platform.data_key where subject_id = ?", subject);
    }

    private Long versions() {
        return PlatformFixtures.value(
                Long.class, "select count(*) from platform.agency_key where agency_id = ?", agency);
    }
}
