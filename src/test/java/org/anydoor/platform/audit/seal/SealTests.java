package org.anydoor.platform.audit.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.anydoor.AnydoorTest;
import org.anydoor.platform.PlatformFixtures;
import org.anydoor.platform.TestCallers;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.audit.Audit;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.db.JobsDb;
import org.anydoor.platform.keys.MasterKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Whatever is changed behind the seal is found and named; whatever is committed is sealed once. */
@AnydoorTest
class SealTests {
    @TempDir
    static Path home;

    private final Audit audit;
    private final JobsDb jobs;
    private final Db db;
    private final MasterKey master;
    private final TestCallers callers;
    private final Sealing sealing;

    private final AgencyId intake = PlatformFixtures.agency("intake");
    private final PersonId navigator = PlatformFixtures.person(intake, "navigator");

    @Autowired
    SealTests(Audit audit, JobsDb jobs, Db db, MasterKey master, TransactionTemplate transaction) {
        this.audit = audit;
        this.jobs = jobs;
        this.db = db;
        this.master = master;
        this.callers = new TestCallers(transaction);
        this.sealing = new Sealing(jobs, home, master, Clock.systemUTC());
    }

    @BeforeEach
    void sealWhatIsThere() {
        read(3);
        assertThat(sealing.all()).isInstanceOf(Sealing.Outcome.Sealed.class);
    }

    @Test
    void whatIsCommittedIsSealedOnceAndProvenWhole() {
        read(300);
        assertThat(sealing.all()).isInstanceOf(Sealing.Outcome.Sealed.class);
        assertThat(sealing.all()).isEqualTo(new Sealing.Outcome.Sealed(0));
        Report report = verify();
        assertThat(report.findings()).isEmpty();
        assertThat(report.size()).isGreaterThan(300);
        assertThat(HeadsFile.in(home).last().orElseThrow().size()).isEqualTo(report.size());
        assertThat(unsealed()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update platform.audit_entry set action = 'youth.change' where id = @",
                "update platform.audit_entry set at = at + interval '1 microsecond' where id = @",
                "update platform.audit_entry set outcome = 'refused' where id = @",
                "update platform.audit_entry set caller = 'job' where id = @",
                "update platform.audit_subject set owner_agency_id = null where entry_id = @",
                "update platform.audit_subject set subject_id = gen_random_uuid() where entry_id = @",
                "delete from platform.audit_subject where entry_id = @",
                "insert into platform.audit_subject (entry_id, subject_id, at) values (@, gen_random_uuid(), now())",
            })
    void oneAlteredRowTurnsItRedAndNamesTheRow(String change) {
        UUID entry = read(1);
        sealing.all();
        long position = position(entry);
        assertThat(changed(change.replace("@", "'" + entry + "'")).findings())
                .containsExactly(new Finding.Edited(position, entry));
    }

    @Test
    void aRemovedEntryIsNamed() {
        UUID entry = read(1);
        sealing.all();
        long position = position(entry);
        assertThat(changed("delete from platform.audit_entry where id = '" + entry + "'")
                        .findings())
                .containsExactly(new Finding.Removed(position, entry));
    }

    @Test
    void entriesInAnotherOrderAreFoundThoughEachIsWhole() {
        read(4);
        sealing.all();
        long last = verify().size() - 1;
        Report report = changed("""
                update platform.audit_leaf set position = position + 1000000000 where position in (%1$d, %2$d);
                update platform.audit_leaf set position = case position when 1000000000 + %1$d then %2$d else %1$d end
                where position >= 1000000000
                """.formatted(last - 1, last));
        assertThat(report.findings()).hasSize(1).first().isInstanceOfSatisfying(Finding.Differs.class, it -> {
            assertThat(it.from()).isLessThan(last);
            assertThat(it.until()).isEqualTo(last + 1);
        });
    }

    @Test
    void aForgedTreeStillContradictsTheSignedHeads() {
        UUID entry = read(1);
        sealing.all();
        read(1);
        sealing.all();
        long position = position(entry);
        byte[] forged = new TreeHash().leaf(new byte[] {1});
        Report report = changed("update platform.audit_leaf set hash = '\\x%s' where position = %d"
                .formatted(java.util.HexFormat.of().formatHex(forged), position));
        assertThat(report.findings()).anySatisfy(it -> assertThat(it).isInstanceOf(Finding.Edited.class));
        assertThat(report.findings())
                .anySatisfy(it -> assertThat(it)
                        .isInstanceOfSatisfying(
                                Finding.Differs.class,
                                differs -> assertThat(differs.signed()).isNotNull()));
    }

    @Test
    void aCutEndIsFoundAndNeverSignedOver() {
        read(1);
        sealing.all();
        long before = verify().size();
        read(2);
        sealing.all();
        String cut = """
                delete from platform.audit_head where size > %1$d;
                delete from platform.audit_entry where id in (select entry_id from platform.audit_leaf where position >= %1$d);
                delete from platform.audit_leaf where position >= %1$d
                """.formatted(before);
        assertThat(changed(cut).findings()).hasSize(1).first().isInstanceOfSatisfying(Finding.CutOff.class, it -> {
            assertThat(it.held()).isEqualTo(before);
            assertThat(it.sealed()).isEqualTo(before + 2);
        });
        ForgedTrail.rolledBack(
                cut,
                trail -> assertThat(new Sealing(trail, home, master, Clock.systemUTC()).all())
                        .isInstanceOf(Sealing.Outcome.Contradicted.class));
    }

    @Test
    void aTransactionThatCommitsLateIsSealed() throws SQLException {
        try (Connection late = ForgedTrail.superuser()) {
            late.setAutoCommit(false);
            UUID entry = UUID.randomUUID();
            ForgedTrail.insert(late, entry);
            read(2);
            assertThat(sealing.all()).isEqualTo(new Sealing.Outcome.Sealed(2));
            read(1);
            assertThat(sealing.all()).isEqualTo(new Sealing.Outcome.Sealed(1));
            late.commit();
            assertThat(sealing.all()).isEqualTo(new Sealing.Outcome.Sealed(1));
            assertThat(position(entry)).isEqualTo(verify().size() - 1);
        }
        assertThat(verify().findings()).isEmpty();
    }

    @Test
    void manySealersAtOnceSealEachEntryOnce(@TempDir Path other) throws Exception {
        Sealing second = new Sealing(jobs, other, master, Clock.systemUTC());
        try (var threads = Executors.newFixedThreadPool(4)) {
            var work = new ArrayList<Callable<Object>>();
            for (int i = 0; i < 4; i++) {
                Sealing mine = i % 2 == 0 ? sealing : second;
                work.add(() -> {
                    for (int n = 0; n < 15; n++) {
                        read(3);
                        mine.all();
                    }
                    return true;
                });
            }
            for (var done : threads.invokeAll(work)) {
                assertThat(done.get()).isEqualTo(true);
            }
        }
        sealing.all();
        second.all();
        assertThat(unsealed()).isZero();
        assertThat(verify().findings()).isEmpty();
        assertThat(verify(other, jobs).findings()).isEmpty();
        assertThat(HeadsFile.in(other).last())
                .map(Head::line)
                .isEqualTo(HeadsFile.in(home).last().map(Head::line));
    }

    @Test
    void aHeadsFileThatSomebodyWroteInIsFound() throws IOException {
        List<String> lines = new ArrayList<>(HeadsFile.in(home).lines());
        Head last = HeadsFile.in(home).last().orElseThrow();
        Head forged = new Head(
                Head.Kind.SEALED, last.size() + 5, last.at(), last.root(), last.signature(), last.keyVersion());
        lines.add(forged.line());
        assertThat(verify(lines, jobs).findings()).containsExactly(new Finding.BadHead(forged.line()));
        Path half = Files.writeString(home.resolve("half"), last.line() + "\nsealed 12 20");
        new HeadsFile(half).append(List.of(last));
        assertThat(Files.readAllLines(half)).containsExactly(last.line(), last.line());
    }

    @Test
    void aRestoreIsSaidAndHidesNothingElse(@TempDir Path clean) throws IOException {
        read(1);
        sealing.all();
        long before = verify().size();
        byte[] root = HeadsFile.in(home).last().orElseThrow().root();
        read(2);
        sealing.all();
        List<String> old = HeadsFile.in(home).lines();
        String cut = """
                delete from platform.audit_head where size > %1$d;
                delete from platform.audit_entry where id in (select entry_id from platform.audit_leaf where position >= %1$d);
                delete from platform.audit_leaf where position >= %1$d
                """.formatted(before);
        ForgedTrail.rolledBack(cut, trail -> {
            assertThat(verify(old, trail).findings()).hasSize(1);
            new Restored(before, Instant.now(), root).leave(clean);
            ForgedTrail.insert(trail);
            assertThat(new Sealing(trail, clean, master, Clock.systemUTC()).all())
                    .isEqualTo(new Sealing.Outcome.Sealed(1));
            assertThat(verify(clean, trail).findings()).isEmpty();
            assertThat(verify(clean, trail).cuts()).isEmpty();
            var all = new ArrayList<>(HeadsFile.in(clean).lines());
            all.addAll(old);
            Report report = verify(all, trail);
            assertThat(report.findings()).isEmpty();
            assertThat(report.cuts()).singleElement().satisfies(it -> {
                assertThat(it.size()).isEqualTo(before);
                assertThat(it.lost()).isEqualTo(2);
            });
            assertThat(clean.resolve(Restored.FILE)).doesNotExist();
        });
    }

    /** Records so many readings; answers the last entry. */
    private UUID read(int times) {
        UUID subject = UUID.randomUUID();
        for (int i = 0; i < times; i++) {
            callers.run(new Caller.Member(navigator, intake), () -> audit.record("youth.read", subject, intake));
        }
        return PlatformFixtures.value(
                UUID.class,
                "select max(entry_id::text)::uuid from platform.audit_subject where subject_id = ?",
                subject);
    }

    private static long position(UUID entry) {
        return PlatformFixtures.value(Long.class, "select position from platform.audit_leaf where entry_id = ?", entry);
    }

    private long unsealed() {
        return jobs.sweep(
                Sealing.CALLER, it -> new DatabaseRows(it).unsealed(List.of()).size());
    }

    private Report verify() {
        return verify(home, jobs);
    }

    private Report verify(Path of, JobsDb trail) {
        return verify(HeadsFile.in(of).lines(), trail);
    }

    private Report verify(List<String> lines, JobsDb trail) {
        PublicKeys keys = new AuditKeys(master).publicKeys();
        return trail.sweep(Sealing.CALLER, it -> new Verification(new DatabaseRows(it), lines, keys).all());
    }

    /** What is found where a superuser has changed something. */
    private Report changed(String sql) {
        var report = new ArrayList<Report>();
        ForgedTrail.rolledBack(sql, trail -> report.add(verify(home, trail)));
        return report.getFirst();
    }
}
