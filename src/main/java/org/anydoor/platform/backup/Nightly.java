package org.anydoor.platform.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.anydoor.platform.audit.seal.TrailTrial;
import org.anydoor.platform.db.JobsDb;
import org.anydoor.platform.db.embedded.EmbeddedPostgres;
import org.anydoor.platform.home.Refused;
import org.anydoor.platform.keys.KeyTrial;
import org.anydoor.platform.keys.MasterKey;
import org.anydoor.platform.keys.MasterSealed;
import org.anydoor.platform.keys.SubjectSealed;
import org.springframework.stereotype.Component;

/** Writes a backup of the embedded server beside the program's work, tries it, and deletes those that have had their time. */
@Component
class Nightly {
    private static final System.Logger LOG = System.getLogger(Nightly.class.getName());
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("'anydoor-'uuuuMMdd'T'HHmmss'Z.backup'").withZone(ZoneOffset.UTC);

    private final Copies copies;
    private final JobsDb jobs;
    private final MasterKey master;
    private final KeyTrial keys;
    private final Expiry expiry;
    private final Clock clock;

    Nightly(
            Copies copies,
            JobsDb jobs,
            MasterKey master,
            List<MasterSealed> sealed,
            List<SubjectSealed> columns,
            Expiry expiry,
            Clock clock) {
        this.copies = copies;
        this.jobs = jobs;
        this.master = master;
        this.keys = new KeyTrial(master, sealed, columns);
        this.expiry = expiry;
        this.clock = clock;
    }

    /** One backup from its first byte to its trial; what goes wrong is recorded, and told by the alarm. */
    void run() {
        UUID id = UUID.randomUUID();
        Instant begun = clock.instant();
        Path file = copies.folder().resolve(NAME.format(begun));
        BackupRuns.in(jobs, BackupRuns::endInterrupted);
        BackupRuns.in(jobs, runs -> runs.begin(id, file, begun));
        Trial.Outcome outcome = writtenAndTried(file);
        long bytes = size(file);
        Instant now = clock.instant();
        BackupRuns.in(jobs, runs -> switch (outcome) {
            case Trial.Outcome.Good good -> runs.good(id, bytes, good, now);
            case Trial.Outcome.Bad bad -> runs.bad(id, bytes, bad.flaw(), now);
        });
        expiry.run();
    }

    private Trial.Outcome writtenAndTried(Path file) {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.join(copies.home());
                Connection session = Trial.superuser(postgres)) {
            Files.createDirectories(
                    copies.folder(),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Reading before = Reading.first(session);
            BackupCommand.write(file, postgres, copies.home());
            return trialOf(file, before, before.again(session));
        } catch (Refused refused) {
            LOG.log(System.Logger.Level.ERROR, "No good backup: {0}", String.valueOf(refused.getMessage()));
        } catch (IOException | SQLException | GeneralSecurityException | RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "No good backup", e);
        }
        return new Trial.Outcome.Bad(Trial.Flaw.NOT_WRITTEN);
    }

    Trial.Outcome trialOf(Path file, Reading before, Reading after) throws GeneralSecurityException {
        return new Trial(
                        copies.home().resolve("trial"),
                        BackupKey.of(copies.home()),
                        keys,
                        new TrailTrial(copies.home(), master))
                .of(file, before, after);
    }

    private static long size(Path file) {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
