package org.anydoor.platform.audit.seal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anydoor.platform.db.JobsDb;
import org.anydoor.platform.home.DataHome;
import org.anydoor.platform.home.Refused;
import org.anydoor.platform.keys.MasterKey;
import org.anydoor.platform.keys.MasterKeySource;
import org.anydoor.platform.launch.Command;
import org.anydoor.platform.launch.Database;
import org.anydoor.platform.launch.Settings;

/** Proves from outside the program that the sealed trail is whole, or says where it is not. */
public record VerifyCommand(Clock clock) implements Command {

    @Override
    public String name() {
        return "audit verify";
    }

    @Override
    public String help() {
        return "proves that the audit trail is as it was sealed: [--heads FILE] [--key FILE]";
    }

    @Override
    public int run(Settings settings) {
        Path home = settings.home();
        boolean runs = DataHome.held(home);
        if (settings.databaseUrl().isEmpty() && !Files.isDirectory(home.resolve("pg"))) {
            throw new Refused("There is no database in " + home + ": name its data folder by --data DIR.");
        }
        try (Database database = Database.open(settings)) {
            Trails trails = Trails.of(database);
            if (!runs && settings.databaseUrl().isEmpty()) {
                MasterKey.find(MasterKeySource.of(settings))
                        .ifPresent(it -> new Sealing(trails.jobs(), home, it, clock).all());
            }
            return say(verify(settings, trails.jobs()));
        }
    }

    private static Report verify(Settings settings, JobsDb jobs) {
        List<String> lines = lines(settings);
        PublicKeys keys = keys(settings);
        return jobs.sweep(Sealing.CALLER, db -> {
            DatabaseRows rows = new DatabaseRows(db);
            Report report = new Verification(new ReadAhead(rows, jobs), lines, keys).all();
            return Waiting.of(rows).map(report::with).orElse(report);
        });
    }

    /** The heads of the data folder, and those that somebody kept elsewhere. */
    private static List<String> lines(Settings settings) {
        var lines = new ArrayList<>(HeadsFile.in(settings.home()).lines());
        settings.find("heads").ifPresent(it -> {
            HeadsFile given = new HeadsFile(Path.of(it));
            if (!given.isThere()) {
                throw new Refused("There is no file " + it + ": name a copy of audit-heads by --heads FILE.");
            }
            lines.addAll(given.lines());
        });
        return lines;
    }

    static PublicKeys keys(Settings settings) {
        Path beside = settings.home().resolve(PublicKeys.FILE);
        return settings.find("key")
                .map(it -> PublicKeys.read(Path.of(it)))
                .or(() -> Optional.of(beside).filter(Files::exists).map(PublicKeys::read))
                .or(() -> MasterKey.find(MasterKeySource.of(settings)).map(it -> new AuditKeys(it).publicKeys()))
                .orElseThrow(() -> new Refused("There are no public keys in " + settings.home()
                        + ": name a copy of audit-keys by --key FILE."));
    }

    private static int say(Report report) {
        report.cuts().forEach(it -> System.out.println(it.words()));
        report.findings().forEach(it -> System.out.println(it.words()));
        System.out.println(
                report.isGreen()
                        ? "The audit trail is whole: %,d entries are as they were sealed, by %,d signed heads%s."
                                .formatted(
                                        report.size(),
                                        report.heads(),
                                        report.sealed() == null ? "" : ", the last of " + report.sealed())
                        : "The audit trail is NOT as it was sealed.");
        return report.isGreen() ? 0 : 1;
    }
}
