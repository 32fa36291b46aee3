package org.anydoor.platform.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.anydoor.AnydoorTest;
import org.anydoor.TestPostgres;
import org.anydoor.platform.PlatformFixtures;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.audit.seal.TrailTrial;
import org.anydoor.platform.db.JobsDb;
import org.anydoor.platform.db.embedded.EmbeddedPostgres;
import org.anydoor.platform.home.Tree;
import org.anydoor.platform.keys.KeyCommands;
import org.anydoor.platform.keys.KeyTrial;
import org.anydoor.platform.keys.MasterKey;
import org.anydoor.platform.keys.MasterSealed;
import org.anydoor.platform.keys.SubjectSealed;
import org.anydoor.platform.launch.Command;
import org.anydoor.platform.launch.Commands;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** A backup of the whole program that was tried, and what is found out about one that is not good. */
@AnydoorTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NightlyTests {
    private final Nightly nightly;
    private final Expiry expiry;
    private final BackupStanding standing;
    private final BackupAlarm alarm;
    private final JobsDb jobs;
    private final List<MasterSealed> sealed;
    private final List<SubjectSealed> columns;

    @TempDir
    Path folder;

    @Autowired
    NightlyTests(
            Nightly nightly,
            Expiry expiry,
            BackupStanding standing,
            BackupAlarm alarm,
            JobsDb jobs,
            List<MasterSealed> sealed,
            List<SubjectSealed> columns) {
        this.nightly = nightly;
        this.expiry = expiry;
        this.standing = standing;
        this.alarm = alarm;
        this.jobs = jobs;
        this.sealed = sealed;
        this.columns = columns;
    }

    @BeforeAll
    void backUp() throws Exception {
        PlatformFixtures.run("delete from platform.backup_run");
        new Tree(TestPostgres.HOME.resolve("backups")).delete();
        nightly.run();
    }

    @AfterAll
    void cleanUp() throws Exception {
        PlatformFixtures.run("delete from platform.backup_run");
        new Tree(TestPostgres.HOME.resolve("backups")).delete();
    }

    @Test
    void aBackupIsWrittenAndItsTrialFindsEveryRowAndOpensTheKeys() throws Exception {
        BackupRuns.Run run = good();
        assertThat(run.flaw()).isNull();
        assertThat(run.rows()).isGreaterThan(1_000);
        assertThat(PlatformFixtures.value(
                        Integer.class, "select opened from platform.backup_run where id = ?", run.id()))
                .isGreaterThan(150);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(run.file())))
                .isEqualTo("rw-------");
        assertThat(TestPostgres.HOME.resolve("trial")).doesNotExist();
        assertThat(run.bytes()).isEqualTo(Files.size(run.file()));
    }

    @Test
    void aCutBackupIsFoundOutRaisesTheAlarmAndTellsItsKeepersOnce() throws Exception {
        BackupRuns.Run run = good();
        assertThat(standing.take().isAlarm()).isFalse();
        byte[] whole = Files.readAllBytes(run.file());
        Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(whole, whole.length / 2));
        Reading reading = reading();
        Trial.Outcome outcome = nightly.trialOf(cut, reading, reading);
        assertThat(outcome).isEqualTo(new Trial.Outcome.Bad(Trial.Flaw.DOES_NOT_OPEN));
        assertThat(TestPostgres.HOME.resolve("trial")).doesNotExist();

        UUID id = UUID.randomUUID();
        Instant now = Clock.systemUTC().instant();
        BackupRuns.in(jobs, runs -> runs.begin(id, cut, now));
        BackupRuns.in(jobs, runs -> runs.bad(id, 1, Trial.Flaw.DOES_NOT_OPEN, now));
        AgencyId agency = PlatformFixtures.agency("intake");
        PlatformFixtures.person(agency, "community-administrator");
        PlatformFixtures.person(agency, "navigator");
        assertThat(standing.take().isAlarm()).isTrue();
        alarm.run();
        alarm.run();
        assertThat(PlatformFixtures.value(
                        Long.class,
                        "select count(*) from platform.notice where kind = 'backup' and agency_id = ?",
                        agency))
                .isOne();
        PlatformFixtures.run("delete from platform.backup_run where id = ?", id);
        PlatformFixtures.run("delete from platform.notice where kind = 'backup'");
    }

    @Test
    void anOldBackupRaisesTheAlarm() {
        BackupRuns.Run run = good();
        PlatformFixtures.run(
                "update platform.backup_run set begun_at = begun_at - interval '27 hours' where id = ?", run.id());
        assertThat(standing.take().isAlarm()).isTrue();
        PlatformFixtures.run(
                "update platform.backup_run set begun_at = begun_at + interval '27 hours' where id = ?", run.id());
        assertThat(standing.take().isAlarm()).isFalse();
    }

    /** The last night's backup and the export of the keys, and nothing else of the old folder. */
    @Test
    void exportAndBackupTogetherOpenEverythingAndAFlawIsFound() throws Exception {
        Path restored = folder.resolve("restored");
        Path export = folder.resolve("export");
        Path words = Files.writeString(folder.resolve("words"), "five words that nobody says\n");
        List<Command> known = new java.util.ArrayList<>(KeyCommands.all(Clock.systemUTC()));
        known.add(new RestoreCommand(Clock.systemUTC()));
        Commands commands = new Commands(known);
        assertThat(commands.run(
                        "keys",
                        "export",
                        export.toString(),
                        "--data",
                        TestPostgres.HOME.toString(),
                        "--passphrase-file",
                        words.toString()))
                .isZero();
        assertThat(PlatformFixtures.value(
                        Long.class, "select count(*) from platform.audit_entry where action = 'platform.keys-export'"))
                .as("the export stands in the trail")
                .isPositive();
        assertThat(commands.run(
                        "restore",
                        good().file().toString(),
                        "--data",
                        restored.toString(),
                        "--keys",
                        export.toString(),
                        "--passphrase-file",
                        words.toString()))
                .isZero();
        MasterKey master = MasterKey.find(restored).orElseThrow();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(restored);
                Connection session = Trial.superuser(postgres)) {
            Reading reading = Reading.first(session);
            assertThat(trial(master).look(postgres, reading, reading)).isInstanceOf(Trial.Outcome.Good.class);
            assertThat(trial(MasterKey.in(folder.resolve("stranger"))).look(postgres, reading, reading))
                    .isEqualTo(new Trial.Outcome.Bad(Trial.Flaw.KEYS_CLOSED));
            session.createStatement().execute("delete from public.flyway_schema_history where installed_rank = 1");
            assertThat(trial(master).look(postgres, reading, reading))
                    .isEqualTo(new Trial.Outcome.Bad(Trial.Flaw.ROWS_DIFFER));
        }
    }

    @Test
    void eachDayOfAFortnightAndEachWeekOfEightIsKeptAndTheNewestGoodAlways() {
        LocalDate today = LocalDate.of(2026, 11, 23);
        List<BackupRuns.Run> nightly = java.util.stream.IntStream.range(0, 100)
                .mapToObj(it -> run(today.minusDays(it), it != 3))
                .toList();
        List<BackupRuns.Run> kept = new java.util.ArrayList<>(nightly);
        kept.removeAll(expiry.expired(nightly, today));
        assertThat(kept).hasSize(13 + 7);
        assertThat(kept).allMatch(BackupRuns.Run::good);
        assertThat(kept.getLast().begun())
                .isAfter(run(today.minusWeeks(8), true).begun());
        List<BackupRuns.Run> old = List.of(run(today.minusDays(200), false), run(today.minusDays(201), true));
        assertThat(expiry.expired(old, today)).isEmpty();
    }

    @Test
    void aDestroyedKeyIsCompleteWhenNoOlderBackupIsLeft() {
        AgencyId agency = PlatformFixtures.agency("intake");
        UUID held = UUID.randomUUID();
        UUID gone = UUID.randomUUID();
        shredded(held, agency, "now() + interval '1 hour'");
        shredded(gone, agency, "now() - interval '2 days'");
        expiry.run();
        assertThat(completed(held)).isFalse();
        assertThat(completed(gone)).isTrue();
        assertThat(standing.take().shredding().waiting()).isPositive();
    }

    @Test
    void aCopyIsTrueOnlyIfItsRowsLieBetweenTwoReadings() {
        Reading before = reading(10, 7);
        assertThat(before.differs(reading(9, 5), reading(8, 4))).isEmpty();
        assertThat(before.differs(reading(10, 7), reading(10, 7))).isEmpty();
        assertThat(before.differs(reading(7, 4), reading(8, 4))).contains("a.b");
        assertThat(before.differs(reading(11, 7), reading(8, 4))).contains("a.b");
        assertThat(before.differs(reading(10, 6), reading(10, 7))).contains("a.b");
        assertThat(before.differs(new Reading("1", java.util.Map.of()), reading(8, 4)))
                .contains("a.b");
    }

    private static Reading reading(long rows, long digest) {
        return new Reading("1", java.util.Map.of("a.b", new Reading.Rows(rows, java.math.BigDecimal.valueOf(digest))));
    }

    private static Reading reading() throws Exception {
        try (Connection session = Trial.superuser(TestPostgres.server())) {
            return Reading.first(session);
        }
    }

    private Trial trial(MasterKey master) throws Exception {
        return new Trial(
                folder.resolve("trial"),
                BackupKey.of(TestPostgres.HOME),
                new KeyTrial(master, sealed, columns),
                new TrailTrial(folder, master));
    }

    private BackupRuns.Run good() {
        return BackupRuns.in(jobs, BackupRuns::lastGood).orElseThrow();
    }

    private static BackupRuns.Run run(LocalDate day, boolean good) {
        Instant at = day.atTime(8, 30).toInstant(java.time.ZoneOffset.UTC);
        return new BackupRuns.Run(UUID.randomUUID(), Path.of("/b/" + day), at, at, good, null, 1, 1, null);
    }

    private static void shredded(UUID subject, AgencyId agency, String destroyed) {
        PlatformFixtures.run(
                "insert into platform.shredded (subject_id, agency_id, destroyed_at, complete_at) values (?, ?, "
                        + destroyed + ", now() - interval '1 day')",
                subject,
                agency);
    }

    private static boolean completed(UUID subject) {
        return PlatformFixtures.value(
                Boolean.class, "select completed_at is not null from platform.shredded where subject_id = ?", subject);
    }
}
