package org.anydoor.platform.db;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.anydoor.platform.home.Refused;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Refuses to start over a database role that row security does not hold: such a role would see every agency's rows, and
 * nothing would look wrong.
 */
@Component
final class RoleCheck {
    private static final String PASSES_ROW_SECURITY = """
            select r.rolname, r.rolsuper or r.rolbypassrls
              or exists (select 1 from pg_roles o where (o.rolsuper or o.rolbypassrls) and pg_has_role(r.oid, o.oid, 'member'))
              or exists (select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where n.nspname not in ('pg_catalog', 'pg_toast', 'information_schema') and n.nspname not like 'pg!_temp%' escape '!'
                  and pg_has_role(r.oid, c.relowner, 'member'))
            from pg_roles r where r.rolname = current_user
            """;

    RoleCheck(@Qualifier("appPool") HikariDataSource app, @Qualifier("jobsDataSource") HikariDataSource jobs) {
        check(app);
        check(jobs);
    }

    static void check(DataSource source) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet role = statement.executeQuery(PASSES_ROW_SECURITY)) {
            role.next();
            if (role.getBoolean(2)) {
                throw new Refused(
                        "The database role " + role.getString(1)
                                + " is a superuser, passes row security or owns tables: give Anydoor a role that does none of this.");
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("The rights of the database role cannot be read", failure);
        }
    }
}
