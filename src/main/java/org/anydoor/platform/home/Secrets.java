package org.anydoor.platform.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/** Secrets kept as files that only the program's user can read ({@code secrets/}, 0600), never in the database or a backup. */
public record Secrets(Path folder) {

    private static final SecureRandom RANDOM = new SecureRandom();

    public static Secrets in(Path dataHome) {
        return new Secrets(dataHome.resolve("secrets"));
    }

    /** The secret of this name, made at random (192 bits, base64url) and kept durably the first time it is asked for. */
    public String password(String name) {
        return find(name).orElseGet(() -> {
            byte[] random = new byte[24];
            RANDOM.nextBytes(random);
            String made = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
            keep(name, made);
            return made;
        });
    }

    public Optional<String> find(String name) {
        Path file = folder.resolve(name);
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the secret so that after a crash the file holds either the old or the new value, whole. */
    public void keep(String name, String value) {
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Path written = folder.resolve(name + ".new");
            Files.deleteIfExists(written);
            var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            try (FileChannel channel = FileChannel.open(written, options, ownerOnly)) {
                ByteBuffer bytes = ByteBuffer.wrap((value + "\n").getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(written, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (FullDisk.caused(e)) {
                throw FullDisk.refusal(folder);
            }
            throw new UncheckedIOException(e);
        }
    }
}
