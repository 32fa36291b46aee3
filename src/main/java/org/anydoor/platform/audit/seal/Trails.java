package org.anydoor.platform.audit.seal;

import org.anydoor.platform.db.JobsDb;
import org.anydoor.platform.db.embedded.DatabaseRole;
import org.anydoor.platform.launch.Database;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A command's own ways to the database, by the roles of the program, which hold it to the same rules.
 *
 * @param jobs the role that reads the trail and writes nothing of it but seals
 * @param pages the role that writes entries and no seals
 */
record Trails(JobsDb jobs, JobsDb pages) {

    static Trails of(Database database) {
        return new Trails(
                as(database, DatabaseRole.JOBS, "anydoor.db.jobs-password"),
                as(database, DatabaseRole.APP, "anydoor.db.app-password"));
    }

    private static JobsDb as(Database database, DatabaseRole role, String password) {
        return JobsDb.over(new DriverManagerDataSource(
                String.valueOf(database.properties().get("anydoor.db.url")),
                role.login(),
                String.valueOf(database.properties().get(password))));
    }
}
