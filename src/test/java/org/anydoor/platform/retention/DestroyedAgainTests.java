package org.anydoor.platform.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.anydoor.AnydoorTest;
import org.anydoor.platform.PlatformFixtures;
import org.anydoor.platform.TestCallers;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.keys.MasterKey;
import org.anydoor.platform.keys.Shredding;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.transaction.support.TransactionTemplate;

/** The database is set back to before the decision, as a restore does; the ledger is not. */
@AnydoorTest
@ExtendWith(OutputCaptureExtension.class)
class DestroyedAgainTests {
    private final Disposals disposals;
    private final Destroying destroying;
    private final Db db;
    private final TestCallers callers;
    private final MasterKey master;
    private final RetentionFixtures scene = new RetentionFixtures();
    private final RetentionJob job;

    @TempDir
    Path home;

    @Autowired
    DestroyedAgainTests(
            Disposals disposals, Destroying destroying, Db db, MasterKey master, TransactionTemplate transaction) {
        this.disposals = disposals;
        this.destroying = destroying;
        this.db = db;
        this.callers = new TestCallers(transaction);
        this.master = master;
        this.job = new RetentionJob(disposals, destroying, callers, scene);
    }

    @AfterEach
    void forgetKeys() {
        RetentionFixtures.forgetKeys();
    }

    @Test
    void whatARestoreBroughtBackIsDestroyedAgainAndOnlyThen(CapturedOutput log) throws IOException {
        UUID concern = scene.concern(30, "not-enough");
        job.run();
        job.decide(concern);
        job.run();
        keep();
        keep();
        assertThat(ledger().lines()).hasSize(1);
        PlatformFixtures.run("delete from platform.disposal where subject_id = ?", concern);
        PlatformFixtures.run("delete from platform.shredded where subject_id = ?", concern);
        scene.concernAgain(concern);
        start();
        assertThat(RetentionFixtures.isThere(concern)).as("no restore").isTrue();
        restored();
        Path file = home.resolve(DestroyedLedger.FILE);
        String line = Files.readString(file);
        Files.writeString(
                file, line.replace(concern.toString(), UUID.randomUUID().toString()) + "half a li");
        assertThat(ledger().lines()).as("a line that somebody changed").isEmpty();
        Files.writeString(file, "half a li\n" + line);
        start();
        assertThat(log).contains("Brought back by a restore and destroyed again: 1");
        assertThat(RetentionFixtures.isThere(concern)).isFalse();
        assertThat(PlatformFixtures.value(
                        Long.class, "select count(*) from platform.data_key where subject_id = ?", concern))
                .isZero();
        start();
        assertThat(PlatformFixtures.value(
                        Long.class, "select count(*) from platform.disposal where subject_id = ?", concern))
                .as("one tombstone, however often it starts")
                .isOne();
    }

    @Test
    void noJobOfAnAgencyNamesWhatIsToBeDestroyedAgain() {
        UUID concern = scene.concern(1, "helped");
        restored();
        assertThat(PlatformFixtures.value(Boolean.class, """
                        select has_function_privilege('anydoor_app', 'platform.name_again(uuid, uuid, text, uuid, timestamptz)', 'execute')
                        """)).isFalse();
        assertThatThrownBy(() -> callers.run(
                        new Caller.Job(Shredding.JOB, scene.intake),
                        () -> db.sql("select platform.name_again(:id, :agency, 'concern', :concern, now())")
                                .with("id", UUID.randomUUID())
                                .with("agency", scene.intake)
                                .with("concern", concern)
                                .one((rs, n) -> rs.getString(1))))
                .hasStackTraceContaining("permission denied");
        assertThat(destroying.again(named(PlatformFixtures.agency("intake"), concern)))
                .as("another's record")
                .isFalse();
        assertThat(RetentionFixtures.isThere(concern)).isTrue();
    }

    @Test
    void whatIsBusyAtTheStartIsDestroyedAgainByTheNextRunAndNobodyIsAsked() {
        UUID concern = scene.concern(1, "helped");
        restored();
        callers.run(scene.as(scene.navigator), () -> {
            db.sql("select id from intake.concern where id = :id for update")
                    .with("id", concern)
                    .list((rs, n) -> n);
            var again = CompletableFuture.supplyAsync(() -> destroying.again(named(scene.intake, concern)));
            assertThat(again.orTimeout(30, TimeUnit.SECONDS).join()).isFalse();
        });
        assertThat(RetentionFixtures.isThere(concern)).isTrue();
        assertThat(callers.as(scene.as(scene.admin), () -> disposals.count(Disposals.Shown.OPEN)))
                .isZero();
        job.run();
        assertThat(RetentionFixtures.isThere(concern)).isFalse();
    }

    private static Destroyed named(AgencyId agency, UUID concern) {
        return new Destroyed(UUID.randomUUID(), agency, "concern", concern, Instant.EPOCH);
    }

    private static void restored() {
        PlatformFixtures.run("insert into platform.audit_entry (id, at, caller, action)"
                + " values (gen_random_uuid(), now(), 'sweep', 'platform.restore')");
    }

    private DestroyedLedger ledger() {
        return new DestroyedLedger(home, master);
    }

    private void start() {
        new DestroyedAgain(ledger(), destroying).start();
    }

    private void keep() {
        Callers.run(new Caller.Job(Shredding.JOB, scene.intake), () -> ledger().keep(destroying.destroyed()));
    }
}
