package org.anydoor.platform.audit.seal;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import org.anydoor.platform.db.JobsDb;
import org.anydoor.platform.db.embedded.DatabaseRole;
import org.anydoor.platform.launch.Database;

/** A command's own way to the database, by the role of the jobs, which reads the trail and writes nothing of it but seals. */
final class Trails implements AutoCloseable {
    private final HikariDataSource pool = new HikariDataSource();
    private final JobsDb jobs;

    Trails(Database database) {
        Map<String, Object> properties = database.properties();
        pool.setJdbcUrl(String.valueOf(properties.get("anydoor.db.url")));
        pool.setUsername(DatabaseRole.JOBS.login());
        pool.setPassword(String.valueOf(properties.get("anydoor.db.jobs-password")));
        pool.setMaximumPoolSize(2);
        this.jobs = JobsDb.over(pool);
    }

    JobsDb jobs() {
        return jobs;
    }

    @Override
    public void close() {
        pool.close();
    }
}
