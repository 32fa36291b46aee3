package org.anydoor.intake;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.anydoor.TestPostgres;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.embedded.DatabaseRole;
import org.anydoor.platform.i18n.Language;

/** A community of its own for each test: agencies of the kinds that take part, one person in each, doors, agreements. */
final class IntakeFixtures {
    final Party intake = party("intake", "navigator");
    final Party police = party("police", "investigator");
    final Party protection = party("child-protection", "protection-worker");
    final Party school = party("school", "staff");
    final Party operators = party("city-311", "operator");
    final Party clinic = party("clinic", "staff");

    IntakeFixtures() {
        own("intake", intake);
        own("police", police);
        own("child-protection", protection);
        sql("delete from platform.access_grant");
        sql("delete from platform.sharing_agreement");
    }

    /** An agency and one person of it. */
    record Party(AgencyId agency, PersonId person) {
        Caller.Member caller() {
            return new Caller.Member(person, agency);
        }
    }

    /** Older than every other agency, so that rules which name a kind mean this one. */
    static Party party(String kind, String role) {
        UUID agency = UUID.randomUUID();
        sql("""
                insert into platform.agency (id, name, kind, walled, made_at)
                select ?, ?, k.kind, k.walled, (select min(made_at) from platform.agency) - interval '1 second'
                from platform.agency_kind k where k.kind = ?
                """, agency, kind + " " + agency, kind);
        return new Party(new AgencyId(agency), person(agency, role));
    }

    static PersonId person(UUID agency, String role) {
        UUID person = UUID.randomUUID();
        sql(
                "insert into platform.person (id, username, name, made_at) values (?, ?, 'Robin Example', now())",
                person,
                "p" + person);
        sql(
                "insert into platform.membership (person_id, agency_id, from_at) values (?, ?, now() - interval '1 day')",
                person,
                agency);
        sql("insert into platform.membership_role (person_id, agency_id, role) values (?, ?, ?)", person, agency, role);
        return new PersonId(person);
    }

    static void own(String kind, Party owner) {
        sql(
                "update intake.door set owner_agency_id = ? where owner_kind = ?",
                owner.agency().value(),
                kind);
    }

    static UUID agree(String ownerKind, String viewerKind, String category) {
        UUID id = UUID.randomUUID();
        sql("""
                insert into platform.sharing_agreement (id, owner_kind, viewer_kind, category, purpose, authority, from_at)
                values (?, ?, ?, ?, 'report', 'Minn. Stat. 260E.03', now() - interval '1 day')
                """, id, ownerKind, viewerKind, category);
        return id;
    }

    static Arrival something() {
        return Arrival.at(
                "public", Language.EN, Danger.NOT_NOW, Harm.UNSURE, "A girl waits by the ice machine every night.");
    }

    static Arrival dangerNow() {
        return Arrival.at("public", Language.EN, Danger.NOW, Harm.SEX, "She cannot leave the room.")
                .about(new Arrival.Whom("Star", "about 14", null, "red jacket"));
    }

    static void sql(String sql, Object... values) {
        try (Connection connection = superuser();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            fill(statement, values).executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static long count(String sql, Object... values) {
        try (Connection connection = superuser();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = fill(statement, values).executeQuery()) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PreparedStatement fill(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    private static Connection superuser() throws SQLException {
        return DriverManager.getConnection(
                TestPostgres.server().jdbcUrl(),
                DatabaseRole.SUPERUSER.login(),
                TestPostgres.server().password(DatabaseRole.SUPERUSER));
    }
}
