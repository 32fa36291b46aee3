package org.anydoor.platform.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.JobsDb;
import org.anydoor.platform.db.OtherDatabase;
import org.anydoor.platform.home.Refused;
import org.anydoor.platform.home.Secrets;
import org.anydoor.platform.keys.MasterKey.Purpose;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new version of the master key while two programs work: nothing is lost, and in the end the old one is needed by nothing. */
class RotationTests {
    private static final byte[] TOLD = "told in confidence".getBytes(StandardCharsets.UTF_8);
    private static final Clock CLOCK = Clock.systemUTC();

    private static final OtherDatabase DATABASE = OtherDatabase.named("anydoor_rotation");

    @TempDir
    Path home;

    @TempDir
    Path otherHome;

    private final JobsDb jobs = DATABASE.jobs();
    private final OtherDatabase.Pages pages = DATABASE.asPages();
    private final Map<UUID, AgencyId> told = new ConcurrentHashMap<>();
    private final Map<UUID, byte[]> sealed = new ConcurrentHashMap<>();

    private MasterKeySource.KeyFile file;
    private KeyWatch here;
    private KeyWatch there;

    @BeforeEach
    void twoProgramsOverOneDatabase() {
        DATABASE.superuser()
                .sql(
                        "truncate platform.master_version, platform.key_node, platform.root_key, platform.vault_key, platform.data_key, platform.agency_key")
                .update();
        file = new MasterKeySource.KeyFile(home);
        here = started(file);
        new MasterKeySource.KeyFile(otherHome).keep(file.find().orElseThrow());
        there = started(new MasterKeySource.KeyFile(otherHome));
    }

    @AfterEach
    void end() {
        here.stop();
        there.stop();
    }

    private KeyWatch started(MasterKeySource source) {
        KeyWatch watch = new KeyWatch(jobs, source, MasterKey.in(source), CLOCK, false);
        watch.look();
        return watch;
    }

    @Test
    void aVersionComesIntoUseOnlyWhenEveryProgramKnowsIt() {
        assertThat(rotate()).isEqualTo(2);
        here.look();
        assertThat(here.master().version()).isEqualTo(1);
        assertThat(standing().getFirst().state()).isInstanceOf(KeyStanding.State.Announced.class);
        assertThatThrownBy(this::rotate).isInstanceOf(Refused.class).hasMessageContaining("not in use yet");
        there.look();
        here.look();
        assertThat(here.master().version()).isEqualTo(1);
        copyTheFile();
        there.look();
        assertThat(there.master().version()).isEqualTo(2);
        byte[] byThere = there.master().seal(TOLD, new byte[0]);
        assertThat(here.master().open(byThere, new byte[0])).isEqualTo(TOLD);
        here.look();
        assertThat(here.master().version()).isEqualTo(2);
    }

    @Test
    void aProgramThatDiedHoldsNobodyUp() {
        DATABASE.superuser()
                .sql("update platform.key_node set seen_at = now() - interval '2 minutes' where versions = '{1}'")
                .update();
        rotate();
        here.look();
        assertThat(here.master().version()).isEqualTo(2);
        assertThatThrownBy(() ->
                        KeysConfiguration.fitting(new MasterKeySource.KeyFile(otherHome), Optional.empty(), List.of(2)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("no version 2");
    }

    @Test
    void whileConcernsArriveAndAreReadARotationIsInterruptedAndNothingIsLost() throws Exception {
        UUID person = person();
        byte[] factor = there.master().seal(TOLD, ("totp:" + person).getBytes(StandardCharsets.UTF_8));
        DATABASE.superuser()
                .sql("update platform.person set totp_secret = ? where id = ?")
                .params(factor, person)
                .update();
        byte[] receipt = here.master().digest(Purpose.RECEIPT, TOLD);
        byte[] audit = here.master().digest(Purpose.AUDIT, TOLD);
        byte[] submission = here.master().steadyDigest(Purpose.SUBMISSION, TOLD);
        for (int i = 0; i < 30; i++) {
            tellAndRead(here, agency());
        }
        AtomicInteger failures = new AtomicInteger();
        List<Thread> workers = List.of(working(here, failures), working(there, failures));
        rotate();
        here.look();
        copyTheFile();
        there.look();
        here.look();
        Rewrapping rewrapping = rewrapping(here);
        killedHalfway(rewrapping);
        assertThat(rewrapping.uses()).extracting(MasterSealed.Use::version).contains(1, 2);
        rewrapping(there).all();
        Thread.sleep(300);
        workers.forEach(Thread::interrupt);
        for (Thread worker : workers) {
            worker.join();
        }
        rewrapping.all();
        assertThat(failures).hasValue(0);
        assertThat(sealed.size()).isGreaterThan(40);
        assertThat(rewrapping.uses()).extracting(MasterSealed.Use::version).containsExactly(2);
        assertThat(standing()).extracting(KeyStanding.Version::number).containsExactly(2, 1);
        assertThat(standing().getLast().state()).isInstanceOf(KeyStanding.State.Free.class);

        MasterKey alone = withoutTheOldVersion();
        sealed.forEach(
                (subject, bytes) -> assertThat(read(alone, subject, bytes)).isEqualTo(TOLD));
        assertThat(alone.open(secondFactor(person), ("totp:" + person).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(TOLD);
        assertThat(alone.versions(Purpose.RECEIPT)).containsExactly(2, 1);
        assertThat(alone.digest(Purpose.RECEIPT, 1, TOLD)).isEqualTo(receipt);
        assertThat(alone.digest(Purpose.AUDIT, 1, TOLD)).isEqualTo(audit);
        assertThat(alone.steadyDigest(Purpose.SUBMISSION, TOLD)).isEqualTo(submission);
    }

    @Test
    void whatOutlivedTheFirstVersionOutlivesTheSecondToo() {
        byte[] receipt = here.master().digest(Purpose.RECEIPT, TOLD);
        there.stop();
        rotate();
        here.look();
        rewrapping(here).all();
        MasterKey second = withoutTheOldVersion();
        here.stop();
        KeyWatch third = new KeyWatch(jobs, file, second, CLOCK, false);
        rotate();
        third.look();
        assertThat(second.version()).isEqualTo(3);
        rewrapping(third).all();
        assertThat(withoutTheOldVersion().digest(Purpose.RECEIPT, 1, TOLD)).isEqualTo(receipt);
        third.stop();
    }

    private int rotate() {
        return new KeyRotation(jobs, file, CLOCK).begin();
    }

    private List<KeyStanding.Version> standing() {
        return new KeyStanding(jobs, CLOCK).versions();
    }

    private Rewrapping rewrapping(KeyWatch of) {
        return new Rewrapping(
                jobs,
                of.master(),
                List.of(
                        new MasterSealed("platform.person", "id", "totp_secret", id -> "totp:" + id),
                        new MasterSealed("platform.signing_key", "id", "sealed", id -> "signing-key/" + id)),
                CLOCK);
    }

    /** One batch stands, the next dies with half of its rows written. */
    private void killedHalfway(Rewrapping rewrapping) {
        MasterSealed keys = rewrapping.columns().getFirst();
        jobs.sweep(KeyRows.SWEEP, db -> keys.anew(db, here.master(), 5));
        AtomicInteger done = new AtomicInteger();
        MasterSealed dying = new MasterSealed(keys.table(), keys.key(), keys.column(), id -> {
            if (done.incrementAndGet() > 8) {
                throw new IllegalStateException("killed");
            }
            return id;
        });
        assertThatThrownBy(() -> jobs.sweep(KeyRows.SWEEP, db -> dying.anew(db, here.master(), 20)))
                .hasMessage("killed");
    }

    /** The file without its oldest line, as a program finds it that starts then. */
    private MasterKey withoutTheOldVersion() {
        NavigableMap<Integer, byte[]> newest =
                new TreeMap<>(file.find().orElseThrow().keys());
        newest.pollFirstEntry();
        Secrets.in(home).keep(MasterKeySource.KeyFile.NAME, new KeyRing(newest).lines());
        KeyWatch fresh = started(file);
        fresh.stop();
        return fresh.master();
    }

    private void copyTheFile() {
        new MasterKeySource.KeyFile(otherHome).keep(file.find().orElseThrow());
    }

    private Thread working(KeyWatch program, AtomicInteger failures) {
        return Thread.ofPlatform().start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    AgencyId agency = agency();
                    tellAndRead(program, agency);
                    tellAndRead(program, agency);
                    UUID any = sealed.keySet().iterator().next();
                    assertThat(read(program.master(), any, Objects.requireNonNull(sealed.get(any))))
                            .isEqualTo(TOLD);
                } catch (RuntimeException | AssertionError failure) {
                    failures.incrementAndGet();
                    throw failure;
                }
            }
        });
    }

    private void tellAndRead(KeyWatch program, AgencyId agency) {
        UUID subject = UUID.randomUUID();
        Caller caller = new Caller.Job("measures", agency);
        byte[] bytes = pages.callers()
                .as(
                        caller,
                        () -> dataKeys(program.master()).create(subject, agency).seal(TOLD, "told"));
        told.put(subject, agency);
        assertThat(read(program.master(), subject, bytes)).isEqualTo(TOLD);
        sealed.put(subject, bytes);
    }

    private byte[] read(MasterKey master, UUID subject, byte[] bytes) {
        AgencyId agency = Objects.requireNonNull(told.get(subject));
        return pages.callers()
                .as(
                        new Caller.Job("measures", agency),
                        () -> dataKeys(master).of(subject).orElseThrow().open(bytes, "told"));
    }

    /** As a program that has cached nothing. */
    private DataKeys dataKeys(MasterKey master) {
        return new DataKeys(pages.db(), new AgencyKeys(pages.db(), master, Clock.offset(CLOCK, Duration.ZERO)));
    }

    private AgencyId agency() {
        UUID id = UUID.randomUUID();
        DATABASE.superuser()
                .sql(
                        "insert into platform.agency (id, name, kind, walled, made_at) values (?, ?, 'intake', false, now())")
                .params(id, "Agency " + id)
                .update();
        return new AgencyId(id);
    }

    private UUID person() {
        UUID id = UUID.randomUUID();
        DATABASE.superuser()
                .sql("insert into platform.person (id, username, name, made_at) values (?, ?, 'R.', now())")
                .params(id, "user-" + id)
                .update();
        return id;
    }

    private byte[] secondFactor(UUID person) {
        return DATABASE.superuser()
                .sql("select totp_secret from platform.person where id = ?")
                .param(person)
                .query(byte[].class)
                .single();
    }
}
