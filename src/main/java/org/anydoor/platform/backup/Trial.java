package org.anydoor.platform.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import org.anydoor.platform.audit.seal.TrailTrial;
import org.anydoor.platform.db.JobsDb;
import org.anydoor.platform.db.embedded.DatabaseRole;
import org.anydoor.platform.db.embedded.EmbeddedPostgres;
import org.anydoor.platform.home.Refused;
import org.anydoor.platform.home.Tree;
import org.anydoor.platform.keys.KeyTrial;
import org.anydoor.platform.keys.Unopened;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Restores a backup into a folder that is thrown away and looks whether it is worth keeping: every row as it was, every key
 * opening, the audit trail whole. A backup that was never restored is a hope.
 */
record Trial(Path folder, BackupKey key, KeyTrial keys, TrailTrial trail) {
    private static final System.Logger LOG = System.getLogger(Trial.class.getName());

    /** What is wrong with a backup; a page has words for each. */
    enum Flaw {
        NOT_WRITTEN,
        DOES_NOT_OPEN,
        ROWS_DIFFER,
        KEYS_CLOSED,
        TRAIL_DIFFERS,
        INTERRUPTED
    }

    sealed interface Outcome {
        /** Everything is there and opens. */
        record Good(int tables, long rows, int opened, long entries) implements Outcome {}

        record Bad(Flaw flaw) implements Outcome {}
    }

    /** Tries the file against two readings of the database, taken before and after it was written. */
    Outcome of(Path file, Reading before, Reading after) {
        clear();
        try {
            RestoreCommand.restore(file, key, folder);
            try (EmbeddedPostgres restored = EmbeddedPostgres.start(folder)) {
                return look(restored, before, after);
            }
        } catch (Refused refused) {
            return bad(Flaw.DOES_NOT_OPEN, String.valueOf(refused.getMessage()));
        } catch (SQLException e) {
            return bad(Flaw.DOES_NOT_OPEN, "it does not answer (state " + e.getSQLState() + ")");
        } finally {
            clear();
        }
    }

    Outcome look(EmbeddedPostgres restored, Reading before, Reading after) throws SQLException {
        try (Connection session = superuser(restored)) {
            Reading copy = before.again(session);
            Optional<String> differs = before.differs(copy, after);
            if (differs.isPresent()) {
                return bad(Flaw.ROWS_DIFFER, "not the same rows in " + differs.get());
            }
            int opened = keys.open(session);
            TrailTrial.Found found = trail.in(jobs(restored));
            return found.wrong().isPresent()
                    ? bad(Flaw.TRAIL_DIFFERS, found.wrong().get())
                    : new Outcome.Good(copy.tables().size(), copy.rows(), opened, found.entries());
        } catch (Unopened closed) {
            return bad(Flaw.KEYS_CLOSED, "something sealed does not open with the keys of this deployment");
        }
    }

    private static Outcome bad(Flaw flaw, String why) {
        LOG.log(System.Logger.Level.ERROR, "The trial restore of a backup found a flaw: {0}", why);
        return new Outcome.Bad(flaw);
    }

    static Connection superuser(EmbeddedPostgres postgres) throws SQLException {
        return DriverManager.getConnection(
                postgres.jdbcUrl(), DatabaseRole.SUPERUSER.login(), postgres.password(DatabaseRole.SUPERUSER));
    }

    private static JobsDb jobs(EmbeddedPostgres postgres) {
        return JobsDb.over(new DriverManagerDataSource(
                postgres.jdbcUrl(), DatabaseRole.JOBS.login(), postgres.password(DatabaseRole.JOBS)));
    }

    /** Takes away what a trial leaves, and what one left that was killed. */
    private void clear() {
        if (!Files.exists(folder)) {
            return;
        }
        try {
            if (Files.exists(folder.resolve("pg"))) {
                EmbeddedPostgres.end(folder);
            }
            new Tree(folder).delete();
        } catch (IOException e) {
            throw new Refused(
                    "The folder " + folder + " of the last trial restore cannot be removed: remove it by hand.", e);
        }
    }
}
