package org.anydoor.platform.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.Optional;
import org.anydoor.platform.audit.seal.RestoredTrail;
import org.anydoor.platform.db.embedded.EmbeddedPostgres;
import org.anydoor.platform.home.DataHome;
import org.anydoor.platform.home.FullDisk;
import org.anydoor.platform.home.Refused;
import org.anydoor.platform.home.Tree;
import org.anydoor.platform.keys.KeyExport;
import org.anydoor.platform.keys.Passphrase;
import org.anydoor.platform.launch.Command;
import org.anydoor.platform.launch.Database;
import org.anydoor.platform.launch.Settings;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Restores a backup into a data folder that holds no database, whole or not at all. */
public record RestoreCommand(InstantSource clock) implements Command {

    @Override
    public String name() {
        return "restore";
    }

    @Override
    public String parameters() {
        return "FILE";
    }

    @Override
    public String help() {
        return "restores a backup into an empty data folder: --data DIR --key FILE, or --keys EXPORT";
    }

    @Override
    public int run(Settings settings) {
        if (settings.words().size() != 1) {
            throw new Refused("Name the backup to restore: ./anydoor restore FILE --data DIR --key FILE.");
        }
        Path file = Path.of(settings.words().getFirst()).toAbsolutePath().normalize();
        Optional<KeyExport> export = settings.find("keys")
                .map(it -> KeyExport.read(Path.of(it).toAbsolutePath(), Passphrase.asked(settings)));
        restore(file, export.map(BackupKey::of).orElseGet(() -> BackupKey.read(key(settings))), settings.home());
        export.ifPresent(it -> it.into(settings.home()));
        if (settings.databaseUrl().isEmpty()) {
            try (Database database = Database.open(settings)) {
                RestoredTrail.note(database, settings.home(), clock);
            }
        }
        System.out.println("Restored into " + settings.home()
                + (export.isPresent()
                        ? ", with the keys of the export."
                        : ". Put the other secrets of the old data folder into "
                                + settings.home().resolve("secrets")
                                + " before the first start, or what they encrypt stays closed."));
        return 0;
    }

    private static Path key(Settings settings) {
        return settings.find("key")
                .map(Path::of)
                .orElseGet(() -> settings.home().resolve("secrets").resolve(BackupKey.FILE));
    }

    static void restore(Path file, BackupKey key, Path folder) {
        if (!Files.isReadable(file)) {
            throw new Refused("The backup " + file + " cannot be read: name a file that ./anydoor backup wrote.");
        }
        if (Files.exists(folder.resolve("pg"))) {
            throw new Refused(folder + " holds a database already: restore into another folder by --data DIR.");
        }
        boolean made = !Files.exists(folder);
        boolean whole = false;
        try (DataHome home = DataHome.open(folder)) {
            Path data = home.path().resolve("pg").resolve("data");
            Files.createDirectories(data);
            Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
            new BackupFile(file).read(key, archive -> unpack(archive, data));
            EmbeddedPostgres.adopt(home.path());
            whole = true;
        } catch (IOException | GeneralSecurityException e) {
            throw FullDisk.caused(e)
                    ? FullDisk.refusal(folder)
                    : new Refused(
                            "The backup " + file + " does not open: it was cut or changed, or the key is another's;"
                                    + " nothing was restored.",
                            e);
        } finally {
            if (!whole) {
                remove(made ? folder : folder.resolve("pg"));
            }
        }
    }

    private static void unpack(TarArchiveInputStream archive, Path data) throws IOException {
        for (TarArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
            Path path = data.resolve(entry.getName()).normalize();
            if (!path.startsWith(data)) {
                throw new IOException("The archive names a path outside its folder");
            }
            if (entry.isDirectory()) {
                Files.createDirectories(path);
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
            } else {
                Files.copy(archive, path);
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
            }
        }
    }

    private static void remove(Path tree) {
        try {
            new Tree(tree).delete();
        } catch (IOException e) {
            throw new Refused("The restore did not work and " + tree + " could not be removed: remove it by hand.", e);
        }
    }
}
