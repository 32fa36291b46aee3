package org.anydoor.platform.db;

import org.anydoor.TestPostgres;
import org.anydoor.platform.TestCallers;
import org.anydoor.platform.db.embedded.DatabaseRole;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** A database of a test's own, for what would be felt by every other test; its roles are held as in the program. */
public final class OtherDatabase {
    private final String name;

    private OtherDatabase(String name) {
        this.name = name;
    }

    /** Makes it anew from the migrations. */
    public static OtherDatabase named(String name) {
        OtherDatabase made = new OtherDatabase(name);
        JdbcClient server = JdbcClient.create(made.source("postgres", DatabaseRole.SUPERUSER));
        server.sql("drop database if exists " + name + " with (force)").update();
        server.sql("create database " + name + " owner anydoor_owner").update();
        Flyway.configure()
                .dataSource(made.source(name, DatabaseRole.OWNER))
                .locations("classpath:org/anydoor")
                .load()
                .migrate();
        return made;
    }

    private DriverManagerDataSource source(String database, DatabaseRole role) {
        return new DriverManagerDataSource(
                TestPostgres.server().jdbcUrl().replace("/anydoor?", "/" + database + "?"),
                role.login(),
                TestPostgres.server().password(role));
    }

    /** The role of jobs. */
    public JobsDb jobs() {
        return JobsDb.over(source(name, DatabaseRole.JOBS));
    }

    /** SQL of the pages' role, in the transactions of these callers. */
    public record Pages(Db db, TestCallers callers) {}

    /** The pages' role, with transactions. */
    public Pages asPages() {
        var guarded = pages();
        JdbcTemplate jdbc = new JdbcTemplate(guarded);
        return new Pages(
                new Db(JdbcClient.create(jdbc), jdbc),
                new TestCallers(new TransactionTemplate(new CallerTransactions(guarded))));
    }

    private javax.sql.DataSource pages() {
        return CallerTransactions.guarded(source(name, DatabaseRole.APP));
    }

    /** Past row security. */
    public JdbcClient superuser() {
        return JdbcClient.create(source(name, DatabaseRole.SUPERUSER));
    }
}
