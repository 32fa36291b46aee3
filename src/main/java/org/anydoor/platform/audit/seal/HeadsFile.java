package org.anydoor.platform.audit.seal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.anydoor.platform.home.FullDisk;

/** The signed heads outside the database, one line each, only ever added to: what the database once said cannot be unsaid. */
record HeadsFile(Path path) {
    static final String FILE = "audit-heads";
    private static final int TAIL = 4096;

    static HeadsFile in(Path home) {
        return new HeadsFile(home.resolve(FILE));
    }

    boolean isThere() {
        return Files.exists(path);
    }

    List<String> lines() {
        try {
            return isThere() ? Files.readAllLines(path, StandardCharsets.ISO_8859_1) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last line, if the file has one; reads the end of the file only. */
    Optional<Head> last() {
        if (!isThere()) {
            return Optional.empty();
        }
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            long from = Math.max(0, file.length() - TAIL);
            byte[] tail = new byte[(int) (file.length() - from)];
            file.seek(from);
            file.readFully(tail);
            String text = new String(tail, StandardCharsets.ISO_8859_1);
            return text.substring(0, text.lastIndexOf('\n') + 1)
                    .lines()
                    .reduce((a, b) -> b)
                    .flatMap(Head::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds the lines and returns once they are on the disk; half a line that a crash left is taken away first. */
    void append(List<Head> heads) {
        if (heads.isEmpty()) {
            return;
        }
        String lines = heads.stream().map(it -> it.line() + "\n").collect(Collectors.joining());
        try (FileChannel channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long end = endOfLines(channel);
            channel.truncate(end);
            ByteBuffer bytes = ByteBuffer.wrap(lines.getBytes(StandardCharsets.US_ASCII));
            for (long at = end; bytes.hasRemaining(); ) {
                at += channel.write(bytes, at);
            }
            channel.force(true);
        } catch (IOException e) {
            if (FullDisk.caused(e)) {
                throw FullDisk.refusal(path);
            }
            throw new UncheckedIOException(e);
        }
    }

    private static long endOfLines(FileChannel channel) throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        for (long end = channel.size(); end > 0; end--) {
            one.clear();
            channel.read(one, end - 1);
            if (one.get(0) == '\n') {
                return end;
            }
        }
        return 0;
    }
}
