package org.anydoor.platform.home;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** The folder of one deployment, held by one program at a time because two would write one database cluster. */
public final class DataHome implements AutoCloseable {

    static final long NEEDED_BYTES = 256L << 20;

    private final Path path;
    private final FileChannel lockFile;

    private DataHome(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    /** Makes the folder if need be and holds it until closed; {@link Refused} if it is held, full or not writable. */
    public static DataHome open(Path folder) {
        return open(folder, NEEDED_BYTES);
    }

    static DataHome open(Path folder, long neededBytes) {
        Path path = folder.toAbsolutePath().normalize();
        try {
            create(path);
            long free = Files.getFileStore(path).getUsableSpace();
            if (free < neededBytes) {
                throw FullDisk.refusal(path);
            }
            FileChannel channel =
                    FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                throw new Refused("Anydoor already runs on the data folder " + path
                        + ": stop it first, or start with another folder by --data DIR.");
            }
            return new DataHome(path, channel);
        } catch (IOException e) {
            throw FullDisk.caused(e)
                    ? FullDisk.refusal(path)
                    : new Refused(
                            "The data folder " + path + " cannot be written: give this user the right to it,"
                                    + " or start with another folder by --data DIR.",
                            e);
        }
    }

    /** Tells whether a program holds the folder now. */
    public static boolean held(Path folder) {
        Path file = folder.resolve("lock");
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return lock(channel) == null;
        } catch (IOException e) {
            throw new Refused(
                    "The data folder " + folder + " cannot be read: run this as the user who runs Anydoor.", e);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static void create(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            Path parent = path.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.createDirectory(
                    path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new Refused("The lock in " + path + " cannot be released: check the disk.", e);
        }
    }
}
