package org.anydoor.linkage.files;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file beside its place and moves it there when it is whole, so that nobody reads a half. */
final class Written implements AutoCloseable {

    /** What a file's content is written by. */
    interface Content {
        void to(BufferedWriter writer) throws IOException;
    }

    private final Path place;
    private final Path beside;

    private Written(Path place, Path beside) {
        this.place = place;
        this.beside = beside;
    }

    static Written beside(Path place, Content content) {
        Path target = place.toAbsolutePath();
        Path beside = target.resolveSibling("." + target.getFileName() + ".part");
        Written written = new Written(target, beside);
        try (BufferedWriter writer = Files.newBufferedWriter(beside)) {
            content.to(writer);
        } catch (IOException e) {
            written.close();
            throw new BadFile(
                    place + " cannot be written: give a folder that exists, with room, where this user may write.", e);
        }
        return written;
    }

    void moveIntoPlace() {
        try {
            Files.move(beside, place, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new BadFile(place + " cannot be replaced: give a path where this user may write.", e);
        }
    }

    /** Leaves nothing beside. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(beside);
        } catch (IOException e) {
            throw new BadFile(beside + " is left over and cannot be deleted.", e);
        }
    }
}
