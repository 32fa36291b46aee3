package org.anydoor.platform.access;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.anydoor.TestPostgres;
import org.anydoor.platform.db.embedded.DatabaseRole;

/** Tests sign in more often than every half-minute: forgets that a code was used, as the superuser whom row security passes by. */
public final class FreshCodes {
    private FreshCodes() {}

    /** Lets the person sign in with the code of this half-minute again. */
    public static void forget(String username) {
        run("update platform.person set totp_last_step = null where username = ?", username);
        run("delete from platform.guess where ? <> ''", username);
    }

    static void run(String sql, Object... values) {
        var server = TestPostgres.server();
        try (Connection connection = DriverManager.getConnection(
                        server.jdbcUrl(), DatabaseRole.SUPERUSER.login(), server.password(DatabaseRole.SUPERUSER));
                var statement = connection.prepareStatement(sql)) {
            for (int at = 0; at < values.length; at++) {
                statement.setObject(at + 1, values[at]);
            }
            statement.execute();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    static long count(String sql, Object... values) {
        return Long.parseLong(text(sql, values));
    }

    static String text(String sql, Object... values) {
        var server = TestPostgres.server();
        try (Connection connection = DriverManager.getConnection(
                        server.jdbcUrl(), DatabaseRole.SUPERUSER.login(), server.password(DatabaseRole.SUPERUSER));
                var statement = connection.prepareStatement(sql)) {
            for (int at = 0; at < values.length; at++) {
                statement.setObject(at + 1, values[at]);
            }
            var found = statement.executeQuery();
            found.next();
            return found.getString(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
