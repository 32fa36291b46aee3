package org.anydoor.platform.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.anydoor.platform.db.embedded.DatabaseRole;
import org.anydoor.platform.db.embedded.EmbeddedPostgres;
import org.anydoor.platform.home.Refused;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTests {

    private static final String CANARY = "a-story-nobody-else-may-read";

    @TempDir
    static Path folder;

    static Path home;
    static Path backup;
    static EmbeddedPostgres postgres;
    static Map<String, List<String>> rowsBefore;

    /** One backup, taken while rows are written that must not be half in it. */
    @BeforeAll
    static void backUpUnderLoad() throws Exception {
        home = folder.resolve("home");
        backup = folder.resolve("first.backup");
        postgres = EmbeddedPostgres.start(home);
        execute(postgres, "create schema told");
        execute(postgres, "create table told.concern (id int primary key, story text not null)");
        execute(
                postgres,
                "create table told.note as select n as id, md5(n::text) as word from generate_series(1, 5000) n");
        execute(postgres, "insert into told.concern select n, '" + CANARY + "' || n from generate_series(1, 5000) n");
        rowsBefore = rows(postgres);
        execute(postgres, "create table told.pair (id int primary key, half int, other_half int)");
        CountDownLatch written = new CountDownLatch(200);
        Thread writer = Thread.ofPlatform().start(() -> writePairs(written));
        written.await();
        BackupCommand.write(backup, postgres, home);
        writer.interrupt();
        writer.join();
    }

    @AfterAll
    static void stop() {
        postgres.stop();
    }

    @Test
    void aRestoreIntoASecondFolderHoldsEveryRowOfEveryTable() throws Exception {
        Path second = folder.resolve("second");
        RestoreCommand.restore(backup, BackupKey.of(home), second);
        EmbeddedPostgres restored = EmbeddedPostgres.start(second);
        try {
            Map<String, List<String>> rows = rows(restored);
            List<String> pairs = rows.remove("told.pair");
            assertThat(rows).isEqualTo(rowsBefore);
            assertThat(pairs).hasSizeGreaterThanOrEqualTo(200).allMatch(pair -> {
                String[] columns = pair.substring(1, pair.length() - 1).split(",");
                return columns[1].equals(columns[2]);
            });
            assertThat(restored.password(DatabaseRole.APP)).isNotEqualTo(postgres.password(DatabaseRole.APP));
        } finally {
            restored.stop();
        }
    }

    @Test
    void theFileTellsNothingAndHoldsNoSecret() throws Exception {
        String bytes = new String(Files.readAllBytes(backup), StandardCharsets.ISO_8859_1);
        assertThat(bytes).doesNotContain(CANARY).doesNotContain("told").doesNotContain("SCRAM-SHA-256");
        List<String> names = new ArrayList<>();
        new BackupFile(backup).read(BackupKey.of(home), archive -> {
            for (var entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                names.add(entry.getName());
            }
        });
        assertThat(names).contains("backup_label", "global/pg_control").noneMatch(name -> name.contains("secret"));
    }

    @Test
    void aCutFileIsRefusedAndLeavesNothing() throws Exception {
        byte[] whole = Files.readAllBytes(backup);
        for (int length : new int[] {30, whole.length / 2, whole.length - 1}) {
            refusedAndNothingLeft(Files.write(folder.resolve("cut"), Arrays.copyOf(whole, length)), BackupKey.of(home));
        }
    }

    @Test
    void aChangedFileIsRefusedAndLeavesNothing() throws Exception {
        byte[] whole = Files.readAllBytes(backup);
        for (int place : new int[] {3, 40, whole.length / 2, whole.length - 2}) {
            byte[] changed = whole.clone();
            changed[place] ^= 1;
            refusedAndNothingLeft(Files.write(folder.resolve("changed"), changed), BackupKey.of(home));
        }
    }

    @Test
    void anotherDeploymentsKeyIsRefusedAndLeavesNothing() throws Exception {
        refusedAndNothingLeft(backup, BackupKey.of(folder.resolve("stranger")));
    }

    @Test
    void aFolderWithADatabaseIsNotOverwritten() {
        assertThatThrownBy(() -> RestoreCommand.restore(backup, BackupKey.of(home), home))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("holds a database already");
        assertThat(home.resolve("pg/data/PG_VERSION")).exists();
    }

    @Test
    void aFileThatIsThereIsNotOverwritten() {
        assertThatThrownBy(() -> BackupCommand.write(backup, postgres, home))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("another name");
    }

    @Test
    void aFullDiskLeavesNoHalfBackup() throws Exception {
        Path small = Files.createDirectories(folder.resolve("small"));
        assumeTrue(shell("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", small.toString()), "mounting needs root");
        try {
            assertThatThrownBy(() -> BackupCommand.write(small.resolve("file"), postgres, home))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("is full");
            assertThat(small).isEmptyDirectory();
        } finally {
            shell("umount", small.toString());
        }
    }

    private static boolean shell(String... command) throws Exception {
        return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    }

    private static void refusedAndNothingLeft(Path file, BackupKey key) {
        Path target = folder.resolve("target");
        assertThatThrownBy(() -> RestoreCommand.restore(file, key, target)).isInstanceOf(Refused.class);
        assertThat(target).doesNotExist();
    }

    private static void writePairs(CountDownLatch written) {
        try (Connection connection = connect(postgres)) {
            for (int id = 1; !Thread.currentThread().isInterrupted(); id++) {
                try (var statement = connection.createStatement()) {
                    statement.execute("insert into told.pair values (" + id + ", 0, " + id + ");"
                            + "update told.pair set half = " + id + " where id = " + id);
                }
                written.countDown();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, List<String>> rows(EmbeddedPostgres server) throws SQLException {
        Map<String, List<String>> rows = new TreeMap<>();
        for (String table : ask(server, """
                select schemaname || '.' || tablename from pg_tables
                where schemaname not in ('pg_catalog', 'information_schema')
                """)) {
            rows.put(table, ask(server, "select t::text from " + table + " t order by 1"));
        }
        return rows;
    }

    private static List<String> ask(EmbeddedPostgres server, String sql) throws SQLException {
        try (Connection connection = connect(server);
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            List<String> answers = new ArrayList<>();
            while (rows.next()) {
                answers.add(rows.getString(1));
            }
            return answers;
        }
    }

    private static void execute(EmbeddedPostgres server, String sql) throws SQLException {
        try (Connection connection = connect(server);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connect(EmbeddedPostgres server) throws SQLException {
        return DriverManager.getConnection(
                server.jdbcUrl(), DatabaseRole.OWNER.login(), server.password(DatabaseRole.OWNER));
    }
}
