package org.anydoor.policy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.anydoor.TestPostgres;
import org.anydoor.platform.db.embedded.DatabaseRole;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/** A database of its own with all migrations, the scene, its callers and their probes; one superuser connection. */
final class PolicyDatabase implements AutoCloseable {
    private static final String NAME = "anydoor_policies";

    private final Connection connection;

    private PolicyDatabase(Connection connection) {
        this.connection = connection;
    }

    static PolicyDatabase make() throws SQLException {
        try (Connection server = superuser("postgres");
                Statement statement = server.createStatement()) {
            statement.execute("drop database if exists " + NAME + " with (force)");
            statement.execute("create database " + NAME + " owner anydoor_owner");
        }
        Flyway.configure()
                .dataSource(
                        url(NAME),
                        DatabaseRole.OWNER.login(),
                        TestPostgres.server().password(DatabaseRole.OWNER))
                .locations("classpath:org/anydoor")
                .load()
                .migrate();
        var database = new PolicyDatabase(superuser(NAME));
        database.run("set jit = off; set synchronous_commit = off");
        database.run(resource("/policies/ground.sql"));
        database.run(Probes.keys(resource("/policies/scene.sql")));
        database.addProbes();
        return database;
    }

    private void addProbes() throws SQLException {
        for (Probes.Probe probe : Probes.of(tables(), resource("/policies/writes.txt"))) {
            try (PreparedStatement insert = connection.prepareStatement(
                    "insert into scene.probe (relation, position, kind, statement) values (?, ?, ?, ?)")) {
                insert.setString(1, probe.table());
                insert.setInt(2, probe.position());
                insert.setString(3, probe.kind());
                insert.setString(4, probe.statement());
                insert.executeUpdate();
            }
        }
        run("analyze");
        run("call scene.remember()");
    }

    /** Every table under row security, with the columns of its key as one text. */
    List<Probes.Table> tables() throws SQLException {
        return list(
                """
                select format('%I.%I', n.nspname, c.relname), string_agg(format('%I', a.attname), '||' order by a.attnum)
                from pg_class c join pg_namespace n on n.oid = c.relnamespace
                join pg_index i on i.indrelid = c.oid and i.indisprimary
                join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey)
                where c.relrowsecurity group by 1 order by 1
                """, row -> new Probes.Table(row.getString(1), row.getString(2).replace("||", "::text||")));
    }

    /** The names of the callers, in the order in which the scene brings them on. */
    List<String> callers() throws SQLException {
        return list("select name from scene.caller order by ctid", row -> row.getString(1));
    }

    /** Who gets something else than in the unmutated database, and from which probe of the table. */
    record Miss(String table, int position, String caller) {}

    /** Whether what showed one change shows the present one, too. */
    boolean isMissed(Miss miss) throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement("select scene.misses(?, ?, ?)")) {
            ask.setString(1, miss.caller());
            ask.setString(2, miss.table());
            ask.setInt(3, miss.position());
            try (ResultSet row = ask.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** The first of the callers who gets something else than in the unmutated database from any table or this one; null if nobody does. */
    @Nullable
    Miss missedBy(List<String> callers, @Nullable String table, List<String> kinds, String named) throws SQLException {
        try (PreparedStatement ask =
                connection.prepareStatement("select of, caller, at from scene.missed_by(?, ?, ?, ?)")) {
            ask.setArray(1, connection.createArrayOf("text", callers.toArray()));
            ask.setString(2, table);
            ask.setArray(3, connection.createArrayOf("text", kinds.toArray()));
            ask.setString(4, named);
            try (ResultSet row = ask.executeQuery()) {
                return row.next() ? new Miss(row.getString(1), row.getInt(3), row.getString(2)) : null;
            }
        }
    }

    void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException refused) {
            throw new SQLException(refused.getMessage() + " in\n" + sql, refused);
        }
    }

    /** Reads one value of each row. */
    interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    <T> List<T> list(String sql, Reading<T> reading) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            var list = new ArrayList<T>();
            while (rows.next()) {
                list.add(reading.of(rows));
            }
            return list;
        }
    }

    private static Connection superuser(String database) throws SQLException {
        return DriverManager.getConnection(
                url(database),
                DatabaseRole.SUPERUSER.login(),
                TestPostgres.server().password(DatabaseRole.SUPERUSER));
    }

    private static String url(String database) {
        return TestPostgres.server().jdbcUrl().replace("/anydoor?", "/" + database + "?");
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(PolicyDatabase.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        try (Connection server = superuser("postgres");
                Statement statement = server.createStatement()) {
            statement.execute("drop database if exists " + NAME + " with (force)");
        }
    }
}
