package org.anydoor.platform.keys;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.audit.seal.HostTrail;
import org.anydoor.platform.backup.BackupCommand;
import org.anydoor.platform.home.Refused;
import org.anydoor.platform.launch.Command;
import org.anydoor.platform.launch.Database;
import org.anydoor.platform.launch.Settings;

/** What a person at the terminal does with keys. */
public final class KeyCommands {
    private KeyCommands() {}

    /** All of them. */
    public static List<Command> all(Clock clock) {
        return List.of(new Rotate(clock), new Status(clock), new Export(clock), new Import(clock));
    }

    /** Gives the master key another version. */
    private record Rotate(Clock clock) implements Command {
        @Override
        public String name() {
            return "keys rotate";
        }

        @Override
        public String help() {
            return "gives the master key, or one agency's, a new version and seals anew, while Anydoor runs: [--agency NAME]";
        }

        @Override
        public int run(Settings settings) {
            Optional<String> agency = settings.find("agency");
            return agency.isPresent() ? agency(settings, agency.get()) : master(settings);
        }

        private int agency(Settings settings, String name) {
            try (Database database = open(settings)) {
                AgencyRotation rotation = new AgencyRotation(database.jobs(), clock);
                MasterKey master = MasterKey.find(MasterKeySource.of(settings))
                        .orElseThrow(
                                () -> new Refused("There is no master key here: name the data folder by --data DIR."));
                AgencyId agency = rotation.named(name);
                int version = rotation.begin(agency, master);
                HostTrail.note(database, KeyRows.SWEEP, "platform.keys-rotate-agency", clock);
                System.out.println(
                        "Version " + version + " of the agency's key is there. Anydoor wraps its data keys anew"
                                + " while it runs, and removes the old version a day later.");
            }
            return 0;
        }

        private int master(Settings settings) {
            try (Database database = open(settings)) {
                int version = new KeyRotation(database.jobs(), MasterKeySource.of(settings), clock).begin();
                HostTrail.note(database, KeyRows.SWEEP, "platform.keys-rotate", clock);
                System.out.println(
                        "Version " + version + " of the master key is there. Every running Anydoor takes it into use"
                                + " within a minute and seals anew what older versions sealed; one that starts later does so then.");
                if (settings.databaseUrl().isPresent()) {
                    System.out.println("Now copy the master key into the data folder of every other node:"
                            + " until all have it, the old version goes on sealing.");
                }
            }
            System.out.println(
                    "Make a new export (./anydoor keys export FILE); ./anydoor keys status says when the old version may go.");
            return 0;
        }
    }

    /** Says how the master key stands. */
    private record Status(Clock clock) implements Command {
        @Override
        public String name() {
            return "keys status";
        }

        @Override
        public String help() {
            return "says which versions of the master key are in use, and which may go";
        }

        @Override
        public int run(Settings settings) {
            try (Database database = open(settings)) {
                new KeyStanding(database.jobs(), clock).versions().forEach(it -> System.out.println(words(it)));
            }
            return 0;
        }

        private static String words(KeyStanding.Version version) {
            String name = "Version " + version.number() + " ";
            return name
                    + switch (version.state()) {
                        case KeyStanding.State.Announced(List<String> lacking)
                        when lacking.isEmpty() -> "is announced and comes into use within a minute of Anydoor running.";
                        case KeyStanding.State.Announced(List<String> lacking) ->
                            "is announced and waits for it to be copied to: " + String.join(", ", lacking) + ".";
                        case KeyStanding.State.InUse it -> "is in use since " + second(it.since()) + ".";
                        case KeyStanding.State.Sealing it ->
                            "is replaced; " + it.rows() + " rows were still sealed by it when they were counted last.";
                        case KeyStanding.State.Free it ->
                            "seals nothing in this database any more: its line may be taken out of the master key from "
                                    + second(it.from())
                                    + " on. Keep an export that has it as long as you keep backups from before.";
                    };
        }
    }

    /** Writes every root key into one file for recovery. */
    private record Export(Clock clock) implements Command {
        @Override
        public String name() {
            return "keys export";
        }

        @Override
        public String parameters() {
            return "FILE";
        }

        @Override
        public String help() {
            return "writes every key into one file under a passphrase, for recovery: [--passphrase-file FILE]";
        }

        @Override
        public int run(Settings settings) throws GeneralSecurityException {
            Path file = file(settings, "export");
            if (settings.databaseUrl().isEmpty()) {
                BackupCommand.makeKey(settings.home());
            }
            KeyExport.of(settings).write(file, Passphrase.chosen(settings));
            note(settings, "platform.keys-export", clock);
            System.out.println("Every key is in " + file + ", under your passphrase. Keep the two apart from each other"
                    + " and from the backups: a backup, this file and the passphrase open everything.");
            return 0;
        }
    }

    /** Puts exported keys into a data folder. */
    private record Import(Clock clock) implements Command {
        @Override
        public String name() {
            return "keys import";
        }

        @Override
        public String parameters() {
            return "FILE";
        }

        @Override
        public String help() {
            return "puts exported keys into a data folder: --data DIR [--passphrase-file FILE]";
        }

        @Override
        public int run(Settings settings) {
            KeyExport.read(file(settings, "import"), Passphrase.asked(settings)).into(settings.home());
            note(settings, "platform.keys-import", clock);
            System.out.println("The keys are in " + settings.home().resolve("secrets") + ".");
            return 0;
        }
    }

    /** Keys come out and in where there is no database, too: after a disaster. Then there is no trail to write to. */
    private static void note(Settings settings, String action, Clock clock) {
        try (Database database = open(settings)) {
            HostTrail.note(database, KeyRows.SWEEP, action, clock);
        } catch (Refused none) {
            System.out.println("There is no database here to write this into the audit trail.");
        }
    }

    private static Instant second(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS);
    }

    private static Database open(Settings settings) {
        if (settings.databaseUrl().isEmpty()
                && !Files.isDirectory(settings.home().resolve("pg"))) {
            throw new Refused("There is no database in " + settings.home() + ": name its data folder by --data DIR.");
        }
        Database database = Database.open(settings);
        if (!KeyRows.areIn(database.jobs())) {
            database.close();
            throw new Refused("This database was never used by an Anydoor that can rotate keys: start Anydoor once.");
        }
        return database;
    }

    private static Path file(Settings settings, String verb) {
        if (settings.words().size() != 1) {
            throw new Refused("Name one file: ./anydoor keys " + verb + " FILE.");
        }
        return Path.of(settings.words().getFirst()).toAbsolutePath().normalize();
    }
}
