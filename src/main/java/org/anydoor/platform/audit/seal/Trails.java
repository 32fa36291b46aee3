package org.anydoor.platform.audit.seal;

import com.zaxxer.hikari.HikariDataSource;
import org.anydoor.platform.db.JobsDb;
import org.anydoor.platform.db.embedded.DatabaseRole;
import org.anydoor.platform.launch.Database;

/** A command's own ways to the database, by the roles of the program, which hold it to the same rules. */
final class Trails implements AutoCloseable {
    private final HikariDataSource jobs;
    private final HikariDataSource pages;

    Trails(Database database) {
        this.jobs = pool(database, DatabaseRole.JOBS, "anydoor.db.jobs-password");
        this.pages = pool(database, DatabaseRole.APP, "anydoor.db.app-password");
    }

    private static HikariDataSource pool(Database database, DatabaseRole role, String password) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(String.valueOf(database.properties().get("anydoor.db.url")));
        pool.setUsername(role.login());
        pool.setPassword(String.valueOf(database.properties().get(password)));
        pool.setMaximumPoolSize(2);
        pool.setMinimumIdle(0);
        return pool;
    }

    /** The role that reads the trail and writes nothing of it but seals. */
    JobsDb jobs() {
        return JobsDb.over(jobs);
    }

    /** The role that writes entries and no seals. */
    JobsDb pages() {
        return JobsDb.over(pages);
    }

    @Override
    public void close() {
        jobs.close();
        pages.close();
    }
}
