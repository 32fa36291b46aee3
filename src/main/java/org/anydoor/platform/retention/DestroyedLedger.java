package org.anydoor.platform.retention;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.anydoor.platform.keys.MasterKey;
import org.anydoor.platform.keys.MasterKey.Purpose;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What was destroyed, outside the database: a restore of an older backup brings records back, and by this they are destroyed
 * again. Lines of ids under a keyed digest, only ever added to; a line that the master key did not make counts for nothing.
 */
@Component
class DestroyedLedger {
    static final String FILE = "destroyed-records";

    private final Path file;
    private final MasterKey master;

    DestroyedLedger(@Value("${anydoor.home}") Path home, MasterKey master) {
        this.file = home.resolve(FILE);
        this.master = master;
    }

    /** The lines that hold. */
    synchronized List<Destroyed> lines() {
        return raw().stream().flatMap(it -> read(it).stream()).toList();
    }

    /** Adds what is not in it yet and returns once it is on the disk. */
    synchronized void keep(Collection<Destroyed> destroyed) {
        Set<Destroyed> known = new HashSet<>(lines());
        List<Destroyed> missing =
                destroyed.stream().filter(it -> !known.contains(it)).toList();
        if (!missing.isEmpty()) {
            append(missing.stream().map(this::line).collect(Collectors.joining()));
        }
    }

    private void append(String lines) {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            // A line that a crash cut off must not swallow the next one; an empty line counts for nothing.
            String begun = channel.size() > 0 ? "\n" : "";
            ByteBuffer bytes = ByteBuffer.wrap((begun + lines).getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> raw() {
        try {
            return Files.exists(file) ? Files.readAllLines(file, StandardCharsets.ISO_8859_1) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String line(Destroyed it) {
        int version = master.version();
        return it.words() + " " + version + " " + digest(it.words(), version) + "\n";
    }

    private Optional<Destroyed> read(String line) {
        String[] parts = line.split(" ", -1);
        if (parts.length != 7 || !parts[5].matches("\\d{1,3}")) {
            return Optional.empty();
        }
        int version = Integer.parseInt(parts[5]);
        String words = String.join(" ", List.of(parts).subList(0, 5));
        boolean made = master.versions(Purpose.DESTROYED).contains(version)
                && MessageDigest.isEqual(bytes(digest(words, version)), bytes(parts[6]));
        return made ? Optional.of(Destroyed.read(words)) : Optional.empty();
    }

    private String digest(String words, int version) {
        return Base64.getEncoder().encodeToString(master.digest(Purpose.DESTROYED, version, bytes(words)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
