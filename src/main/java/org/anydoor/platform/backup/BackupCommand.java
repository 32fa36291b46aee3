package org.anydoor.platform.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.anydoor.platform.db.embedded.DatabaseRole;
import org.anydoor.platform.db.embedded.EmbeddedPostgres;
import org.anydoor.platform.home.DataHome;
import org.anydoor.platform.home.FullDisk;
import org.anydoor.platform.home.Refused;
import org.anydoor.platform.launch.Command;
import org.anydoor.platform.launch.Settings;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Writes an encrypted backup of the embedded server, beside a running Anydoor or on its own. */
public record BackupCommand() implements Command {

    private static final String UNIQUE = "42710";

    @Override
    public String name() {
        return "backup";
    }

    @Override
    public String parameters() {
        return "FILE";
    }

    @Override
    public String help() {
        return "writes an encrypted backup, also while Anydoor runs";
    }

    @Override
    public int run(Settings settings) throws GeneralSecurityException {
        if (settings.databaseUrl().isPresent()) {
            throw new Refused("./anydoor backup is for the embedded database:"
                    + " back up your own PostgreSQL with its own tools, such as pg_basebackup.");
        }
        if (settings.words().size() != 1) {
            throw new Refused("Name the file to write: ./anydoor backup FILE.");
        }
        Path file = Path.of(settings.words().getFirst()).toAbsolutePath().normalize();
        if (DataHome.held(settings.home())) {
            write(file, EmbeddedPostgres.join(settings.home()), settings.home());
        } else if (Files.isDirectory(settings.home().resolve("pg"))) {
            try (DataHome home = DataHome.open(settings.home());
                    EmbeddedPostgres postgres = EmbeddedPostgres.start(home.path())) {
                write(file, postgres, home.path());
            }
        } else {
            throw new Refused("There is no database in " + settings.home() + ": name its data folder by --data DIR.");
        }
        System.out.println("Backed up to " + file + ". To restore it you also need the keys of this deployment"
                + " (./anydoor keys export FILE): keep them apart from the backup. Delete this file by hand when its time is"
                + " over: what is destroyed meanwhile is in it still.");
        return 0;
    }

    /** Makes the key of this folder's backups where it has none yet, so that an export from before the first one opens it too. */
    public static void makeKey(Path home) throws GeneralSecurityException {
        BackupKey.of(home);
    }

    static void write(Path file, EmbeddedPostgres postgres, Path home) throws GeneralSecurityException {
        if (Files.exists(file)) {
            throw new Refused(file + " is there already: give the backup another name.");
        }
        BackupKey key = BackupKey.of(home);
        try (Connection session = DriverManager.getConnection(
                postgres.jdbcUrl(), DatabaseRole.BACKUP.login(), postgres.password(DatabaseRole.BACKUP))) {
            new BackupFile(file).write(key, archive -> copy(postgres, session, archive));
        } catch (SQLException e) {
            throw UNIQUE.equals(e.getSQLState())
                    ? new Refused("Another backup is being written: start this one when it is done.", e)
                    : new Refused(
                            "The database did not take part in the backup (state " + e.getSQLState()
                                    + "): check that Anydoor runs well, then try again.",
                            e);
        } catch (IOException e) {
            Path folder = file.getParent() == null ? file : file.getParent();
            throw FullDisk.caused(e)
                    ? FullDisk.refusal(folder)
                    : new Refused(
                            "The backup " + file + " cannot be written: check that its folder is there and"
                                    + " that this user may write to it.",
                            e);
        }
    }

    private static void copy(EmbeddedPostgres postgres, Connection session, TarArchiveOutputStream archive)
            throws IOException {
        try {
            new OnlineCopy(postgres.dataFolder(), archive).copy(session);
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }
}
