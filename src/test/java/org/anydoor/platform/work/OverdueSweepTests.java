package org.anydoor.platform.work;

import static java.time.Duration.ofSeconds;
import static org.anydoor.platform.PlatformFixtures.minutes;
import static org.anydoor.platform.PlatformFixtures.run;
import static org.anydoor.platform.PlatformFixtures.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.anydoor.AnydoorTest;
import org.anydoor.platform.PlatformFixtures;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.db.JobsDb;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

@AnydoorTest
class OverdueSweepTests {
    private final OverdueSweep sweep;
    private AgencyId agency = PlatformFixtures.agency("intake");
    private PersonId backup = PlatformFixtures.person(agency, "navigator");
    private PersonId supervisor = PlatformFixtures.person(agency, "supervisor");

    private final JobsDb jobs;
    private final Db db;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    @Autowired
    OverdueSweepTests(
            OverdueSweep sweep, JobsDb jobs, Db db, TransactionTemplate transaction, ApplicationEventPublisher events) {
        this.sweep = sweep;
        this.jobs = jobs;
        this.db = db;
        this.transaction = transaction;
        this.events = events;
    }

    @BeforeEach
    void aLadder() {
        PlatformFixtures.ladder(agency, backup, supervisor);
    }

    @Test
    void silencePastTheDeadlineGoesToTheBackupAndTellsTheSupervisor() {
        UUID work = PlatformFixtures.work(agency, minutes(-20), minutes(-5));
        sweep.run();
        moved(work, 2);
        assertThat(assignee(work)).isEqualTo(backup.value());
        assertThat(notices(backup)).isEqualTo(1);
        assertThat(notices(supervisor)).isEqualTo(1);
    }

    @Test
    void asLongAgainInSilenceGoesToTheSupervisor() {
        UUID work = PlatformFixtures.work(agency, minutes(-60), minutes(-40));
        sweep.run();
        moved(work, 2);
        sweep.run();
        moved(work, 3);
        assertThat(assignee(work)).isEqualTo(supervisor.value());
        assertThat(levels(work)).isEqualTo(2);
        sweep.run();
        assertThat(levels(work)).isEqualTo(2);
    }

    @Test
    void threeNodesEscalateOnce() throws InterruptedException {
        UUID work = PlatformFixtures.work(agency, minutes(-20), minutes(-5));
        var together = new CountDownLatch(3);
        try (var nodes = Executors.newFixedThreadPool(3)) {
            for (int node = 0; node < 3; node++) {
                nodes.execute(() -> {
                    together.countDown();
                    try {
                        together.await();
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    }
                    sweep.run();
                });
            }
        }
        moved(work, 2);
        assertThat(levels(work)).isEqualTo(1);
        assertThat(notices(backup)).isEqualTo(1);
        noEventIsLeft();
        assertThat(version(work)).isEqualTo(2);
    }

    @Test
    void whatIsDoneOrNotYetDueStaysWhereItIs() {
        UUID done = PlatformFixtures.work(agency, minutes(-20), minutes(-5));
        run("update platform.work set done_at = now() where id = ?", done);
        UUID early = PlatformFixtures.work(agency, minutes(-20), minutes(5));
        sweep.run();
        assertThat(levels(done)).isZero();
        assertThat(levels(early)).isZero();
    }

    @Test
    void anotherDeadlineIsAnotherClock() {
        UUID work = PlatformFixtures.work(agency, minutes(-20), minutes(-5));
        sweep.run();
        moved(work, 2);
        run("update platform.work set level = 0, assignee_id = null, due_at = ? where id = ?", minutes(-1), work);
        sweep.run();
        moved(work, 3);
        assertThat(assignee(work)).isEqualTo(backup.value());
        assertThat(levels(work)).isEqualTo(2);
        assertThat(notices(backup)).isEqualTo(2);
    }

    @Test
    void aSuspendedBackupIsPassedOver() {
        run("update platform.person set suspended_at = now() where id = ?", backup);
        UUID work = PlatformFixtures.work(agency, minutes(-20), minutes(-5));
        sweep.run();
        moved(work, 2);
        assertThat(assignee(work)).isEqualTo(supervisor.value());
        assertThat(notices(backup)).isZero();
    }

    @Test
    void aPageOfRowsThatCannotBeMovedDoesNotHoldUpTheNext() {
        AgencyId stuck = PlatformFixtures.agency("intake");
        for (int minute = 1; minute <= 5; minute++) {
            PlatformFixtures.work(stuck, minutes(-9000), minutes(-8000 - minute));
        }
        UUID work = PlatformFixtures.work(agency, minutes(-9000), minutes(-7000));
        ApplicationEventPublisher failing = event -> {
            if (event instanceof WorkOverdue overdue && overdue.agency().equals(stuck.value())) {
                throw new IllegalStateException("cannot be moved");
            }
            events.publishEvent(event);
        };
        new OverdueSweep(jobs, db, transaction, failing, Clock.systemUTC(), 2).run();
        moved(work, 2);
        run("update platform.work set done_at = now() where agency_id = ?", stuck);
    }

    @Test
    void whatWasHeardIsForgotten() {
        UUID work = PlatformFixtures.work(agency, minutes(-20), minutes(-5));
        sweep.run();
        moved(work, 2);
        noEventIsLeft();
    }

    private void noEventIsLeft() {
        await().atMost(ofSeconds(10))
                .until(() -> value(
                                Long.class,
                                "select count(id) from platform.event_publication where listener_id = 'platform.work.escalation' and serialized_event like ?",
                                "%" + agency.value() + "%")
                        == 0);
    }

    private static void moved(UUID work, int version) {
        await().atMost(ofSeconds(10)).until(() -> version(work) == version);
    }

    private static int version(UUID work) {
        return value(Integer.class, "select version from platform.work where id = ?", work);
    }

    private static UUID assignee(UUID work) {
        return value(UUID.class, "select assignee_id from platform.work where id = ?", work);
    }

    private static long levels(UUID work) {
        return value(Long.class, "select count(level) from platform.escalation where work_id = ?", work);
    }

    private static long notices(PersonId person) {
        return value(Long.class, "select count(id) from platform.notice where person_id = ?", person);
    }
}
