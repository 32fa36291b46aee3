package org.anydoor.platform.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.UUID;
import org.anydoor.AnydoorTest;
import org.anydoor.platform.TestCallers;
import org.anydoor.platform.access.EachAgency;
import org.anydoor.platform.keys.MasterKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** One record cannot be destroyed: its key is written down as destroyed already. */
@AnydoorTest
class FailedRecordTests {
    private final Destroying destroying;
    private final EachAgency each;
    private final MasterKey master;
    private final RetentionFixtures scene = new RetentionFixtures();
    private final RetentionJob job;
    private final UUID fails = scene.concern(30, "not-enough");
    private final UUID goes = scene.concern(30, "not-enough");

    @TempDir
    Path home;

    @Autowired
    FailedRecordTests(
            Disposals disposals,
            Destroying destroying,
            EachAgency each,
            MasterKey master,
            TransactionTemplate transaction) {
        this.destroying = destroying;
        this.each = each;
        this.master = master;
        this.job = new RetentionJob(disposals, destroying, new TestCallers(transaction), scene);
    }

    @BeforeEach
    void decideBoth() {
        job.run();
        job.decide(fails);
        job.decide(goes);
        RetentionFixtures.run(
                "insert into platform.shredded (subject_id, agency_id, destroyed_at) values (?, ?, now())",
                fails,
                scene.intake);
    }

    @AfterEach
    void forget() {
        RetentionFixtures.forgetKeys();
        RetentionFixtures.run("delete from platform.shredded where subject_id = ?", fails);
        RetentionFixtures.run("delete from platform.disposal where subject_id = ?", fails);
    }

    @Test
    void theNextIsDestroyedAllTheSameAndTheFailureIsTold() {
        assertThatThrownBy(job::run).hasStackTraceContaining("shredded");
        assertThat(RetentionFixtures.isThere(fails)).isTrue();
        assertThat(RetentionFixtures.isThere(goes)).isFalse();
    }

    @Test
    void whatIsGoneStandsInTheLedgerAllTheSame() {
        var ledger = new DestroyedLedger(home, master);
        var round = RetentionJobs.keepAndDestroy(destroying, ledger, each);
        assertThatThrownBy(round.work()::run).isInstanceOf(IllegalStateException.class);
        assertThat(ledger.lines()).extracting(Destroyed::subject).contains(goes).doesNotContain(fails);
    }
}
