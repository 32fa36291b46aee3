package org.anydoor.platform;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.anydoor.TestPostgres;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.db.Id;
import org.anydoor.platform.db.embedded.DatabaseRole;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Agencies, people and open work for tests, written past row security as no caller of the program can. */
public final class PlatformFixtures {

    private PlatformFixtures() {}

    /** An agency with a name of its own. */
    public static AgencyId agency(String kind) {
        UUID id = UUID.randomUUID();
        run("""
                insert into platform.agency (id, name, kind, walled, made_at)
                select ?, 'Agency ' || ?, k.kind, k.walled, now() from platform.agency_kind k where k.kind = ?
                """, id, id.toString().substring(0, 8), kind);
        return new AgencyId(id);
    }

    /** A member of the agency who holds the roles. */
    public static PersonId person(AgencyId agency, String... roles) {
        UUID id = UUID.randomUUID();
        run(
                "insert into platform.person (id, username, name, email, made_at) values (?, ?, ?, ?, now())",
                id,
                "user-" + id,
                "R. " + id.toString().substring(0, 6),
                "user-" + id + "@example.org");
        run(
                "insert into platform.membership (person_id, agency_id, from_at) values (?, ?, now() - interval '1 day')",
                id,
                agency);
        for (String role : roles) {
            run("insert into platform.membership_role (person_id, agency_id, role) values (?, ?, ?)", id, agency, role);
        }
        return new PersonId(id);
    }

    /** Lets one kind of agency tell another kind one category for one purpose, unless it may already. */
    public static void agree(String ownerKind, String viewerKind, String category, String purpose) {
        run("""
                insert into platform.sharing_agreement (id, owner_kind, viewer_kind, category, purpose, authority, from_at)
                select gen_random_uuid(), a.owner, a.viewer, a.category, a.purpose, 'Local policy', now() - interval '1 day'
                from (values (?, ?, ?, ?)) as a (owner, viewer, category, purpose)
                where not exists (select 1 from platform.sharing_agreement s where s.owner_kind = a.owner and s.viewer_kind = a.viewer
                  and s.category = a.category and s.purpose = a.purpose and s.until_at is null)
                """, ownerKind, viewerKind, category, purpose);
    }

    /** Names who takes over and who is told when a deadline passes in silence. */
    public static void ladder(AgencyId agency, PersonId backup, PersonId supervisor) {
        run(
                "update platform.agency set backup_person_id = ?, supervisor_person_id = ? where id = ?",
                backup,
                supervisor,
                agency);
    }

    /** Open work on a new reference. */
    public static UUID work(AgencyId agency, Instant opened, Instant due) {
        UUID id = UUID.randomUUID();
        run("""
                insert into platform.work (id, module, kind, reference, agency_id, opened_at, due_at, authority)
                values (?, 'test', 'accept', ?, ?, ?, ?, 'Local policy')
                """, id, UUID.randomUUID(), agency, opened, due);
        return id;
    }

    /** Runs a statement as nobody in the program may. */
    public static void run(String sql, Object... values) {
        try (Connection connection = superuser()) {
            client(connection).sql(sql).params(sqlValues(values)).update();
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    /** A single value that no row policy hides. */
    public static <T> T value(Class<T> type, String sql, Object... values) {
        try (Connection connection = superuser()) {
            return client(connection)
                    .sql(sql)
                    .params(sqlValues(values))
                    .query((rs, n) -> Objects.requireNonNull(rs.getObject(1, type)))
                    .single();
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    /** A moment so many minutes from now. */
    public static Instant minutes(int fromNow) {
        return Clock.systemUTC().instant().plusSeconds(60L * fromNow);
    }

    private static List<Object> sqlValues(Object[] values) {
        return Arrays.stream(values).map(PlatformFixtures::sqlValue).toList();
    }

    private static Object sqlValue(Object value) {
        return switch (value) {
            case Id id -> id.value();
            case Instant at -> at.atOffset(ZoneOffset.UTC);
            default -> value;
        };
    }

    private static JdbcClient client(Connection connection) {
        return JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }

    private static Connection superuser() throws SQLException {
        return DriverManager.getConnection(
                TestPostgres.server().jdbcUrl(),
                DatabaseRole.SUPERUSER.login(),
                TestPostgres.server().password(DatabaseRole.SUPERUSER));
    }
}
