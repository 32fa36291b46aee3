package org.anydoor.platform.backup;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.anydoor.platform.home.Refused;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** The file of a backup: a mark, then a compressed archive sealed segment by segment, so that a cut or a change shows. */
record BackupFile(Path path) {

    private static final byte[] MARK = "ANYDOOR-BACKUP-1\n".getBytes(StandardCharsets.US_ASCII);

    interface Writer {
        void write(TarArchiveOutputStream archive) throws IOException;
    }

    interface Reader {
        void read(TarArchiveInputStream archive) throws IOException;
    }

    /** Writes beside the name and renames when all is on the disk: a file of this name is always whole. */
    void write(BackupKey key, Writer content) throws IOException, GeneralSecurityException {
        Path part = path.resolveSibling(path.getFileName() + ".part");
        Files.deleteIfExists(part);
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try {
            try (FileChannel channel = FileChannel.open(part, options, ownerOnly)) {
                OutputStream file = Channels.newOutputStream(channel);
                file.write(MARK);
                OutputStream sealed = key.cipher().newEncryptingStream(new BufferedOutputStream(file, 1 << 16), MARK);
                try (var archive = new TarArchiveOutputStream(new GZIPOutputStream(sealed, 1 << 16))) {
                    archive.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
                    archive.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
                    content.write(archive);
                }
            }
            try (FileChannel written = FileChannel.open(part, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            Files.move(part, path, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Reads to the very end, because only the end proves that nothing was cut off. */
    void read(BackupKey key, Reader content) throws IOException, GeneralSecurityException {
        try (InputStream file = new BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
            if (!Arrays.equals(file.readNBytes(MARK.length), MARK)) {
                throw new Refused(path + " is not an Anydoor backup: name a file that ./anydoor backup wrote.");
            }
            try (InputStream open = key.cipher().newDecryptingStream(file, MARK)) {
                TarArchiveInputStream archive = new TarArchiveInputStream(new GZIPInputStream(open, 1 << 16));
                content.read(archive);
                archive.transferTo(OutputStream.nullOutputStream());
                open.transferTo(OutputStream.nullOutputStream());
            }
        }
    }
}
