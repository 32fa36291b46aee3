package org.anydoor.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.anydoor.platform.db.embedded.DatabaseRole;
import org.anydoor.platform.db.embedded.EmbeddedPostgres;

/** What the database does at best: rows of 1 kB, each committed by itself, over as many connections as there are clients. */
record BareInserts(EmbeddedPostgres postgres) {
    static BareInserts in(Path home) {
        return new BareInserts(EmbeddedPostgres.join(home));
    }

    Load.Result run(int clients, double seconds) throws SQLException, InterruptedException, ExecutionException {
        try (Connection owner = connect()) {
            execute(owner, "create schema bench");
            execute(owner, "create table bench.bare (id uuid primary key, body text not null)");
            List<Load.Client> all = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                all.add(() -> insertFor(seconds));
            }
            Load.Result result = Load.of(all);
            execute(owner, "drop schema bench cascade");
            return result;
        }
    }

    private long[] insertFor(double seconds) throws SQLException {
        String row = "x".repeat(1_000);
        List<Long> took = new ArrayList<>();
        try (Connection connection = connect();
                PreparedStatement insert =
                        connection.prepareStatement("insert into bench.bare (id, body) values (?, ?)")) {
            long end = System.nanoTime() + (long) (seconds * 1e9);
            for (long now = System.nanoTime(); now < end; ) {
                insert.setObject(1, UUID.randomUUID());
                insert.setString(2, row);
                insert.executeUpdate();
                long after = System.nanoTime();
                took.add(after - now);
                now = after;
            }
        }
        return took.stream().mapToLong(Long::longValue).toArray();
    }

    /** How many concerns the database holds. */
    long concerns() throws SQLException {
        return count("select count(id) from intake.concern");
    }

    /** How many of them nobody has. */
    long withoutOwner() throws SQLException {
        return count("""
                select count(c.id) from intake.concern c where not exists (
                  select from intake.handling h where h.concern_id = c.id and h.agency_id = c.agency_id)""");
    }

    /** How often the same step waits twice. */
    long twiceInWork() throws SQLException {
        return count("""
                select count(*) from (select w.reference from platform.work w
                  group by w.module, w.kind, w.reference, w.agency_id having count(*) > 1) d""");
    }

    /** How many entries of the trail no seal covers yet. */
    long unsealed() throws SQLException {
        return count("""
                select count(e.id) from platform.audit_entry e left join platform.audit_leaf l on l.entry_id = e.id
                where l.entry_id is null""");
    }

    private long count(String query) throws SQLException {
        try (Connection all = DriverManager.getConnection(
                        postgres.jdbcUrl(), DatabaseRole.SUPERUSER.login(), postgres.password(DatabaseRole.SUPERUSER));
                Statement statement = all.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Writes past row security what no page of the measured program could make so fast. */
    void write(String sql, Object... values) throws SQLException {
        try (Connection all = DriverManager.getConnection(
                        postgres.jdbcUrl(), DatabaseRole.SUPERUSER.login(), postgres.password(DatabaseRole.SUPERUSER));
                PreparedStatement statement = all.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                postgres.jdbcUrl(), DatabaseRole.OWNER.login(), postgres.password(DatabaseRole.OWNER));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
