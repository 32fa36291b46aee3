package org.anydoor.intake.web;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.anydoor.TestPostgres;
import org.anydoor.platform.db.embedded.DatabaseRole;

/** Sees to it that every door of the test database has an agency that owns what comes through it. */
final class OpenDoors {

    private OpenDoors() {}

    static void make() {
        var server = TestPostgres.server();
        try (Connection connection = DriverManager.getConnection(
                        server.jdbcUrl(), DatabaseRole.SUPERUSER.login(), server.password(DatabaseRole.SUPERUSER));
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    update intake.door d set owner_agency_id =
                      (select a.id from platform.agency a where a.kind = d.owner_kind order by a.name limit 1)
                    where d.owner_agency_id is null
                    """);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
