package org.anydoor.platform.keys;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.anydoor.platform.home.Refused;
import org.anydoor.platform.launch.Settings;

/** What an export of keys is locked with; typed unseen, or read from a file, never given on the command line. */
public record Passphrase(char[] letters) {
    private static final int SHORTEST = 16;
    private static final String FILE = "passphrase-file";

    /** A new one, typed twice. */
    static Passphrase chosen(Settings settings) {
        Passphrase chosen = settings.find(FILE).map(Passphrase::inFile).orElseGet(Passphrase::typedTwice);
        if (chosen.letters.length < SHORTEST) {
            throw new Refused("The passphrase is too short for what it protects: take at least " + SHORTEST
                    + " letters, such as five random words.");
        }
        return chosen;
    }

    /** The one of an export that is there. */
    public static Passphrase asked(Settings settings) {
        return settings.find(FILE).map(Passphrase::inFile).orElseGet(() -> typed("Passphrase: "));
    }

    private static Passphrase inFile(String file) {
        try {
            return new Passphrase(Files.readString(Path.of(file))
                    .lines()
                    .findFirst()
                    .orElse("")
                    .toCharArray());
        } catch (IOException e) {
            throw new Refused("The passphrase file " + file + " cannot be read: name a file of one line.", e);
        }
    }

    private static Passphrase typedTwice() {
        Passphrase first = typed("New passphrase: ");
        if (!Arrays.equals(first.letters, typed("Again: ").letters)) {
            throw new Refused("The two are not the same: try again.");
        }
        return first;
    }

    private static Passphrase typed(String prompt) {
        Console terminal = System.console();
        char[] typed = terminal == null ? null : terminal.readPassword(prompt);
        if (typed == null) {
            throw new Refused(
                    "There is no terminal to type a passphrase: name a file that holds it, --" + FILE + " FILE.");
        }
        return new Passphrase(typed);
    }

    @Override
    public String toString() {
        return "Passphrase";
    }
}
