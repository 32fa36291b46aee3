package org.anydoor.platform.keys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.anydoor.platform.home.Refused;
import org.anydoor.platform.home.Secrets;
import org.anydoor.platform.launch.Settings;

/** Where the master key lies: in a file of the data folder, or with somebody else's program that is asked for it. */
public sealed interface MasterKeySource {
    /** The setting {@code anydoor.master-key-command}. */
    String SETTING = "master-key-command";

    /** Every version that is there now, or empty where none was ever made. */
    Optional<KeyRing> find();

    /** As the settings of a command line say. */
    static MasterKeySource of(Settings settings) {
        return of(settings.home(), settings.find(SETTING).orElse(""));
    }

    /** The command where one is set, otherwise the file. */
    static MasterKeySource of(Path home, String command) {
        return command.isBlank()
                ? new KeyFile(home)
                : new KeyCommand(List.of(command.strip().split("\\s+")), KeyCommand.PATIENCE);
    }

    /** {@code secrets/master.key}, readable by the program's user alone. */
    record KeyFile(Path home) implements MasterKeySource {
        static final String NAME = "master.key";

        @Override
        public Optional<KeyRing> find() {
            return Secrets.in(home)
                    .find(NAME)
                    .map(lines -> KeyRing.read(
                            lines, "The master key file secrets/" + NAME + " is damaged: put back your copy of it."));
        }

        void keep(KeyRing ring) {
            Secrets.in(home).keep(NAME, ring.lines());
        }
    }

    /**
     * A program, started without a shell, that writes the lines of the key to its output and ends with status 0. Neither its
     * output nor its words for an error are ever logged.
     */
    record KeyCommand(List<String> words, Duration patience) implements MasterKeySource {
        static final Duration PATIENCE = Duration.ofSeconds(20);
        private static final int LONGEST = 1 << 14;

        @Override
        public Optional<KeyRing> find() {
            return Optional.of(KeyRing.read(
                    output(),
                    "What " + named() + " writes is no master key: it must be lines of version:key,"
                            + " each key 32 bytes in Base64."));
        }

        private String output() {
            try {
                Process process = new ProcessBuilder(words)
                        .redirectInput(ProcessBuilder.Redirect.from(
                                Path.of("/dev/null").toFile()))
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
                try {
                    return output(process);
                } finally {
                    process.destroyForcibly();
                }
            } catch (IOException e) {
                throw new Refused(
                        named() + " could not be started: it must be a program that this user may run, with its words"
                                + " apart by spaces.",
                        e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Refused("Anydoor was told to end while it asked " + named() + " for the master key.", e);
            }
        }

        private String output(Process process) throws IOException, InterruptedException {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Refused(named() + " gave no master key within " + patience.toSeconds()
                        + " seconds: see that it can reach where it keeps the key.");
            }
            if (process.exitValue() != 0) {
                throw new Refused(named() + " gave no master key but ended with status " + process.exitValue()
                        + ": run it by hand as this user to see why.");
            }
            return new String(process.getInputStream().readNBytes(LONGEST), StandardCharsets.US_ASCII);
        }

        /** The program without its other words, among which a secret could stand. */
        private String named() {
            return "The command of anydoor." + SETTING + " (" + words.getFirst() + ")";
        }
    }
}
