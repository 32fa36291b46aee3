package org.anydoor.platform.audit.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import org.anydoor.platform.home.Refused;

/**
 * What a restore leaves in the data folder until the sealer, which holds the keys, has signed it: how many sealed entries the
 * database came back with.
 */
record Restored(long size, Instant at, byte[] root) {
    static final String FILE = "audit-restored";

    Restored {
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    static Optional<Restored> find(Path home) {
        Path file = home.resolve(FILE);
        try {
            return Files.exists(file) ? Optional.of(read(Files.readString(file).strip())) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException malformed) {
            throw new Refused(file + " is damaged: write it anew by ./anydoor audit restored.", malformed);
        }
    }

    private static Restored read(String line) {
        String[] parts = line.split(" ", -1);
        return new Restored(
                Long.parseLong(parts[0]),
                Instant.parse(parts[1]),
                Base64.getDecoder().decode(parts[2]));
    }

    void leave(Path home) {
        try {
            Files.writeString(
                    home.resolve(FILE),
                    size + " " + at + " " + Base64.getEncoder().encodeToString(root) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void forget(Path home) {
        try {
            Files.deleteIfExists(home.resolve(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
