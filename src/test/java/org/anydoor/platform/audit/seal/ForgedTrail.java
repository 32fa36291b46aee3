package org.anydoor.platform.audit.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Consumer;
import org.anydoor.TestPostgres;
import org.anydoor.platform.PlatformFixtures;
import org.anydoor.platform.db.JobsDb;
import org.anydoor.platform.db.embedded.DatabaseRole;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The trail as somebody sees it who passes every right in the database, and whose changes are never kept. */
final class ForgedTrail {
    private ForgedTrail() {}

    /** A change past all rights, within one transaction that is never committed. */
    static void rolledBack(String sql, Consumer<JobsDb> look) {
        try (Connection connection = superuser();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local session_replication_role = replica");
            statement.execute(sql);
            look.accept(JobsDb.over(new SingleConnectionDataSource(neverCommitted(connection), true)));
            connection.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Connection neverCommitted(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                ForgedTrail.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "commit", "rollback", "setAutoCommit" -> null;
                    default -> method.invoke(connection, arguments);
                });
    }

    static Connection superuser() throws SQLException {
        return DriverManager.getConnection(
                TestPostgres.server().jdbcUrl(),
                DatabaseRole.SUPERUSER.login(),
                TestPostgres.server().password(DatabaseRole.SUPERUSER));
    }

    static void insert(Connection connection, UUID entry) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("insert into platform.audit_entry (id, at, caller, action) values ('" + entry
                    + "', now(), 'infrastructure', 'platform.restore')");
        }
    }

    static void insert(JobsDb trail) {
        trail.sweep(Sealing.CALLER, it -> it.sql("""
                        insert into platform.audit_entry (id, at, caller, action)
                        values (gen_random_uuid(), now(), 'infrastructure', 'platform.restore')
                        """).run());
        assertThat(PlatformFixtures.value(String.class, "select pg_current_xact_id()::text"))
                .as("a later transaction is over")
                .isNotEmpty();
    }
}
