package org.anydoor.platform.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.anydoor.AnydoorTest;
import org.anydoor.platform.PlatformFixtures;
import org.anydoor.platform.TestCallers;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.keys.MasterKey;
import org.anydoor.platform.keys.Shredding;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** The database is set back to before the decision, as a restore does; the ledger is not. */
@AnydoorTest
class DestroyedAgainTests {
    private final Destroying destroying;
    private final MasterKey master;
    private final RetentionFixtures scene = new RetentionFixtures();
    private final RetentionJob job;

    @TempDir
    Path home;

    @Autowired
    DestroyedAgainTests(Disposals disposals, Destroying destroying, MasterKey master, TransactionTemplate transaction) {
        this.destroying = destroying;
        this.master = master;
        this.job = new RetentionJob(disposals, destroying, new TestCallers(transaction), scene);
    }

    @AfterEach
    void forgetKeys() {
        RetentionFixtures.forgetKeys();
    }

    @Test
    void whatARestoreBroughtBackIsDestroyedAgainAndOnlyThen() throws IOException {
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
        PlatformFixtures.run("insert into platform.audit_entry (id, at, caller, action)"
                + " values (gen_random_uuid(), now(), 'sweep', 'platform.restore')");
        Path file = home.resolve(DestroyedLedger.FILE);
        String line = Files.readString(file);
        Files.writeString(
                file, line.replace(concern.toString(), UUID.randomUUID().toString()) + "half a li");
        assertThat(ledger().lines()).as("a line that somebody changed").isEmpty();
        Files.writeString(file, "half a li\n" + line);
        start();
        assertThat(RetentionFixtures.isThere(concern)).isFalse();
        assertThat(PlatformFixtures.value(
                        Long.class, "select count(*) from platform.data_key where subject_id = ?", concern))
                .isZero();
        start();
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
