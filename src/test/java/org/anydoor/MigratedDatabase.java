package org.anydoor;

import org.anydoor.platform.db.embedded.DatabaseRole;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database that is fresh from the migrations and holds nothing else: what the catalogue says, and who may do what. */
public final class MigratedDatabase {
    public static final String NAME = "anydoor_migrated";

    private MigratedDatabase() {}

    /** Speaks as the superuser, whom row security passes by. */
    public static JdbcClient superuser() {
        return JdbcClient.create(Made.DATABASE);
    }

    public static String url() {
        return TestPostgres.server().jdbcUrl().replace("/anydoor?", "/" + NAME + "?");
    }

    private static DriverManagerDataSource source(String url) {
        return new DriverManagerDataSource(
                url, DatabaseRole.SUPERUSER.login(), TestPostgres.server().password(DatabaseRole.SUPERUSER));
    }

    private static final class Made {
        static final DriverManagerDataSource DATABASE = make();

        private static DriverManagerDataSource make() {
            var server =
                    JdbcClient.create(source(TestPostgres.server().jdbcUrl().replace("/anydoor?", "/postgres?")));
            server.sql("drop database if exists " + NAME + " with (force)").update();
            server.sql("create database " + NAME + " owner anydoor_owner").update();
            Flyway.configure()
                    .dataSource(
                            url(),
                            DatabaseRole.OWNER.login(),
                            TestPostgres.server().password(DatabaseRole.OWNER))
                    .locations("classpath:org/anydoor")
                    .validateMigrationNaming(true)
                    .load()
                    .migrate();
            return source(url());
        }
    }
}
