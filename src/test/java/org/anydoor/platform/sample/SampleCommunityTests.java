package org.anydoor.platform.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.anydoor.AnydoorTest;
import org.anydoor.TestPostgres;
import org.anydoor.platform.PlatformFixtures;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.db.Db;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@AnydoorTest
class SampleCommunityTests {
    @Autowired
    Db db;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void everyRoleHasSomebodyWhoCanSignIn() {
        var signIns = SampleSignIns.read(TestPostgres.HOME).orElseThrow();
        assertThat(signIns)
                .extracting(SampleSignIns.SignIn::username)
                .contains("navigator", "protection", "admin", "privacy");
        long roles = Callers.as(
                new Caller.Infrastructure(),
                () -> transaction.execute(status -> db.sql("select count(distinct role) from platform.role_category")
                        .count()));
        assertThat(signIns.stream()
                        .flatMap(it -> java.util.Arrays.stream(it.roles().split(" ")))
                        .distinct()
                        .count())
                .isEqualTo(roles);
    }

    @Test
    void theSampleFlagCanNeverBeCleared() {
        assertThatThrownBy(() -> Callers.run(
                        new Caller.Sample(Optional.empty()),
                        () -> transaction.executeWithoutResult(
                                status -> db.sql("update platform.deployment set sample = false")
                                        .run())))
                .isInstanceOf(RuntimeException.class);
    }

    /**
     * Each record that something comes to is locked once by the transaction that brings it (platform.not_destroyed), and all such
     * locks of a server share a table of max_locks_per_transaction × max_connections, 64 × 100 unless somebody set another.
     */
    @Test
    void theLocksOfTheTransactionThatMakesItFitIntoAThirdOfADefaultServersTable() {
        long locks = PlatformFixtures.value(Long.class, """
                with ours as (select id from platform.agency where name not like 'Agency %')
                select count(*) from (
                  select w.reference from platform.work w where w.agency_id in (select id from ours)
                  union select g.subject_id from platform.access_grant g where g.owner_agency_id in (select id from ours)
                  union select a.subject_id from platform.assignment a where a.agency_id in (select id from ours)
                  union select m.concern_id from intake.message m where m.agency_id in (select id from ours)
                  union select unnest(array[b.concern_id, b.record_id]) from intake.about b where b.agency_id in (select id from ours)
                  union select unnest(array[r.concern_id, r.record_id]) from care.referral r where r.agency_id in (select id from ours)
                ) as locked
                """);
        long relations =
                PlatformFixtures.value(Long.class, "select count(*) from pg_class where relkind in ('r', 'i', 'v')");
        assertThat(locks + relations).isLessThan(64 * 100 / 3);
    }
}
