package org.anydoor.platform.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.anydoor.AnydoorTest;
import org.anydoor.TestPostgres;
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
}
