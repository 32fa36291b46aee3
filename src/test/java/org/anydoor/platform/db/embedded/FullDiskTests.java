package org.anydoor.platform.db.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that fills while the program runs: what was acknowledged stays, and once there is room it goes on by itself. */
class FullDiskTests {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final long BEFORE = 100;

    @TempDir
    Path folder;

    @Test
    void nothingAcknowledgedIsLostAndRoomIsEnoughToGoOn() throws Exception {
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=320m", "tmpfs", folder.toString()) == 0,
                "mounting a size-limited folder needs root");
        try {
            try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder.resolve("home"))) {
                fillUpAndGoOn(postgres);
            }
        } finally {
            run("umount", folder.toString());
        }
    }

    private void fillUpAndGoOn(EmbeddedPostgres postgres) throws Exception {
        try (Connection owner = connect(postgres);
                Statement statement = owner.createStatement()) {
            statement.execute("create table public.kept (id bigint primary key, body text not null)");
        }
        try (Connection connection = connect(postgres)) {
            for (long id = 0; id < BEFORE; id++) {
                insert(connection, id);
            }
        }
        Path filler = folder.resolve("filler");
        fill(filler);
        long acknowledged = insertUntilRefused(postgres);

        Files.delete(filler);
        long kept = countOnceItAnswers(postgres);
        assertThat(kept).isBetween(acknowledged, acknowledged + 1);
        try (Connection again = connect(postgres)) {
            insert(again, acknowledged + 1);
        }
        assertThat(countOnceItAnswers(postgres)).isEqualTo(kept + 1);
    }

    private static void fill(Path filler) throws IOException {
        byte[] block = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }

    private static long insertUntilRefused(EmbeddedPostgres postgres) throws SQLException {
        long id = BEFORE;
        try (Connection connection = connect(postgres)) {
            while (true) {
                insert(connection, id);
                id++;
            }
        } catch (SQLException refused) {
            assertThat(refused.getSQLState()).matches("53100|08\\d{3}|57P\\d\\d");
            return id;
        }
    }

    private static void insert(Connection connection, long id) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into public.kept (id, body) values (?, ?)")) {
            insert.setLong(1, id);
            insert.setString(2, "x".repeat(1_000));
            insert.executeUpdate();
        }
    }

    private static long countOnceItAnswers(EmbeddedPostgres postgres) throws Exception {
        for (long end = System.nanoTime() + LIMIT.toNanos(); ; Thread.sleep(100)) {
            try (Connection connection = connect(postgres);
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select count(*) from public.kept")) {
                rows.next();
                return rows.getLong(1);
            } catch (SQLException notYet) {
                if (System.nanoTime() > end) {
                    throw notYet;
                }
            }
        }
    }

    private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
        return DriverManager.getConnection(
                postgres.jdbcUrl(), DatabaseRole.SUPERUSER.login(), postgres.password(DatabaseRole.SUPERUSER));
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .inheritIO()
                .start()
                .waitFor();
    }
}
