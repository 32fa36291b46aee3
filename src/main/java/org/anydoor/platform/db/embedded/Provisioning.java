package org.anydoor.platform.db.embedded;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.anydoor.platform.home.Secrets;

/** Makes the database and its roles if they are missing, and sets their passwords to what the secrets say. */
final class Provisioning {

    static final String DATABASE = "anydoor";

    private final Secrets secrets;

    Provisioning(Secrets secrets) {
        this.secrets = secrets;
    }

    /** Over the server's own database; roles never own, pass row security or make others. */
    void rolesAndDatabase(Connection server) throws SQLException {
        try (Statement statement = server.createStatement()) {
            for (DatabaseRole role : DatabaseRole.values()) {
                if (role != DatabaseRole.SUPERUSER) {
                    role(statement, role);
                }
            }
            if (!exists(statement, "select 1 from pg_database where datname = '" + DATABASE + "'")) {
                statement.execute("create database " + DATABASE + " owner anydoor_owner");
            }
            statement.execute("revoke all on database anydoor, postgres, template1 from public");
            statement.execute("grant connect on database anydoor to anydoor_app, anydoor_jobs, anydoor_backup");
        }
    }

    /** Over the product's database: what only the superuser may grant there. */
    void rights(Connection database) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute("grant execute on function pg_backup_start(text, boolean), pg_backup_stop(boolean)"
                    + " to anydoor_backup");
        }
    }

    private void role(Statement statement, DatabaseRole role) throws SQLException {
        if (!exists(statement, "select 1 from pg_roles where rolname = '" + role.login() + "'")) {
            statement.execute("create role " + role.login());
        }
        String replication = role == DatabaseRole.BACKUP ? "replication" : "noreplication";
        statement.execute("alter role %s with login nosuperuser nocreatedb nocreaterole nobypassrls %s password '%s'"
                .formatted(role.login(), replication, literal(secrets.password(fileOf(role)))));
    }

    static String fileOf(DatabaseRole role) {
        return role.login() + ".password";
    }

    private static String literal(String password) {
        return password.replace("'", "''");
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }
}
