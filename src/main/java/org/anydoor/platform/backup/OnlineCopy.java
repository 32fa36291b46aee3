package org.anydoor.platform.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * Copies a running cluster as PostgreSQL's manual prescribes (Continuous Archiving, low-level API): between
 * {@code pg_backup_start} and {@code pg_backup_stop}, then the label and the write-ahead log that make it consistent.
 */
final class OnlineCopy {

    private static final Set<String> NOT_COPIED = Set.of("postmaster.pid", "postmaster.opts", "backup_label.old");
    private static final Set<String> COPIED_EMPTY = Set.of(
            "pg_wal",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans");
    private static final String CONTROL = "global/pg_control";
    private static final Pattern FIRST_SEGMENT = Pattern.compile("START WAL LOCATION: \\S+ \\(file ([0-9A-F]{24})\\)");

    private final Path data;
    private final TarArchiveOutputStream archive;

    OnlineCopy(Path data, TarArchiveOutputStream archive) {
        this.data = data;
        this.archive = archive;
    }

    /** The slot keeps the log that is needed until the session ends; it is temporary, so a crash leaves nothing. */
    void copy(Connection session) throws SQLException, IOException {
        try (Statement statement = session.createStatement()) {
            statement.execute("select pg_create_physical_replication_slot('anydoor_backup', true, true)");
            statement.execute("select pg_backup_start('anydoor', true)");
            for (Path file : files()) {
                add(file);
            }
            add(data.resolve(CONTROL));
            String label;
            String last;
            try (ResultSet stopped = statement.executeQuery(
                    "select labelfile, pg_walfile_name(lsn) from pg_backup_stop(wait_for_archive => false)")) {
                stopped.next();
                label = stopped.getString(1);
                last = stopped.getString(2);
            }
            add("backup_label", label.getBytes(StandardCharsets.UTF_8));
            addLog(label, last);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> paths = Files.walk(data)) {
            return paths.filter(this::copied).toList();
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof NoSuchFileException) {
                return files();
            }
            throw e;
        }
    }

    private boolean copied(Path path) {
        Path name = data.relativize(path);
        String last = name.getFileName().toString();
        boolean inEmptied =
                name.getNameCount() > 1 && COPIED_EMPTY.contains(name.getName(0).toString());
        return !path.equals(data)
                && !inEmptied
                && !NOT_COPIED.contains(name.toString())
                && !name.toString().equals(CONTROL)
                && !last.startsWith("pgsql_tmp")
                && !last.startsWith("pg_internal.init");
    }

    private void addLog(String label, String last) throws IOException {
        Matcher first = FIRST_SEGMENT.matcher(label);
        if (!first.find()) {
            throw new IOException("The backup label names no first segment");
        }
        try (Stream<Path> segments = Files.list(data.resolve("pg_wal"))) {
            for (Path segment : segments.sorted().toList()) {
                String name = segment.getFileName().toString();
                boolean needed = name.matches("[0-9A-F]{24}")
                        && name.compareTo(first.group(1)) >= 0
                        && name.compareTo(last) <= 0;
                if (needed || name.endsWith(".history")) {
                    add(segment);
                }
            }
        }
    }

    /** A file may grow, shrink or go while it is copied: the log replays whatever the copy missed. */
    private void add(Path path) throws IOException {
        String name = data.relativize(path).toString();
        if (Files.isDirectory(path)) {
            archive.putArchiveEntry(new TarArchiveEntry(name + "/"));
            archive.closeArchiveEntry();
            return;
        }
        try (InputStream content = Files.newInputStream(path)) {
            TarArchiveEntry entry = new TarArchiveEntry(name);
            entry.setSize(Files.size(path));
            archive.putArchiveEntry(entry);
            exactly(entry.getSize(), content);
            archive.closeArchiveEntry();
        } catch (NoSuchFileException gone) {
            return;
        }
    }

    private void exactly(long size, InputStream content) throws IOException {
        byte[] buffer = new byte[1 << 16];
        for (long left = size; left > 0; ) {
            int wanted = (int) Math.min(left, buffer.length);
            int read = content.readNBytes(buffer, 0, wanted);
            Arrays.fill(buffer, read, wanted, (byte) 0);
            archive.write(buffer, 0, wanted);
            left -= wanted;
        }
    }

    private void add(String name, byte[] content) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        archive.putArchiveEntry(entry);
        archive.write(content);
        archive.closeArchiveEntry();
    }
}
