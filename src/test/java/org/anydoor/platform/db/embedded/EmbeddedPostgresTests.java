package org.anydoor.platform.db.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTests {

    @TempDir(cleanup = CleanupMode.ALWAYS)
    static Path home;

    static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() {
        postgres = EmbeddedPostgres.start(home);
    }

    @AfterAll
    static void stop() {
        postgres.stop();
    }

    @Test
    void theServerIsDurableCheckedAndOnLoopbackOnly() throws Exception {
        for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes", "data_checksums")) {
            assertThat(ask(DatabaseRole.APP, "show " + setting)).as(setting).containsExactly("on");
        }
        assertThat(ask(DatabaseRole.APP, "show listen_addresses")).containsExactly("127.0.0.1");
        assertThat(ask(DatabaseRole.APP, "select version()").getFirst()).contains(PostgresBinaries.VERSION);
        assertThat(ask(DatabaseRole.APP, "select datlocale from pg_database where datname = 'anydoor'"))
                .containsExactly("en-US");
    }

    @Test
    void noRoleOfTheProgramIsMightyOrOwnsAnything() throws Exception {
        assertThat(ask(DatabaseRole.APP, """
                select rolname from pg_roles
                where rolname like 'anydoor%' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)
                """)).isEmpty();
        assertThat(ask(DatabaseRole.APP, """
                select r.rolname from pg_roles r join pg_shdepend d on d.refobjid = r.oid and d.deptype = 'o'
                where r.rolname in ('anydoor_app', 'anydoor_jobs', 'anydoor_backup')
                """)).isEmpty();
        assertThat(ask(DatabaseRole.APP, """
                select r.rolname from pg_database d join pg_roles r on r.oid = d.datdba where d.datname = 'anydoor'
                """)).containsExactly("anydoor_owner");
    }

    @Test
    void passwordsAreInFilesThatOnlyTheOwnerReads() throws Exception {
        for (DatabaseRole role : DatabaseRole.values()) {
            Path file = home.resolve("secrets").resolve(role.login() + ".password");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(Files.readString(file).strip()).isEqualTo(postgres.password(role));
        }
    }

    @Test
    void aServerThatDiesIsStartedAgainOnItsPort() throws Exception {
        ask(DatabaseRole.OWNER, "create table if not exists kept as select 'here' as word");
        assertThat(ProcessHandle.of(postmaster()).orElseThrow().destroyForcibly())
                .isTrue();
        for (int tries = 0; ; tries++) {
            try {
                assertThat(ask(DatabaseRole.OWNER, "select word from kept")).containsExactly("here");
                return;
            } catch (java.sql.SQLException stillStarting) {
                assertThat(tries).isLessThan(200);
                Thread.sleep(50);
            }
        }
    }

    @Test
    void aServerLeftBehindByAKilledProgramIsEndedAtTheNextStart(@TempDir Path other) throws Exception {
        Cluster left = Cluster.in(other);
        left.ensureMade("a-password-left-behind");
        left.start();
        long before = left.postmaster().orElseThrow();

        Cluster next = Cluster.in(other);
        next.start();
        try {
            assertThat(next.postmaster().orElseThrow()).isNotEqualTo(before);
            assertThat(Files.exists(Path.of("/proc/" + before + "/exe"))).isFalse();
        } finally {
            next.end();
        }
    }

    @Test
    void aProcessThatOnlyHasTheServersNumberIsLeftAlone(@TempDir Path other) throws Exception {
        Cluster cluster = Cluster.in(other);
        cluster.ensureMade("a-password");
        Process bystander = new ProcessBuilder("sleep", "60").start();
        try {
            Files.writeString(other.resolve("pg/data/postmaster.pid"), bystander.pid() + "\n");
            cluster.start();
            cluster.end();
            assertThat(bystander.isAlive()).isTrue();
        } finally {
            bystander.destroyForcibly();
        }
    }

    private static long postmaster() throws Exception {
        return Long.parseLong(Files.readAllLines(home.resolve("pg/data/postmaster.pid"))
                .getFirst()
                .strip());
    }

    private static List<String> ask(DatabaseRole role, String sql) throws java.sql.SQLException {
        try (Connection connection =
                        DriverManager.getConnection(postgres.jdbcUrl(), role.login(), postgres.password(role));
                var statement = connection.createStatement()) {
            List<String> answers = new ArrayList<>();
            if (statement.execute(sql)) {
                try (ResultSet rows = statement.getResultSet()) {
                    while (rows.next()) {
                        answers.add(rows.getString(1));
                    }
                }
            }
            return answers;
        }
    }
}
