package org.anydoor.platform.launch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.anydoor.platform.db.JobsDb;
import org.anydoor.platform.db.embedded.DatabaseRole;
import org.anydoor.platform.db.embedded.EmbeddedPostgres;
import org.anydoor.platform.home.DataHome;
import org.anydoor.platform.home.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The database that a command works on: the operator's, the embedded one of a running Anydoor, or one started for it. */
public final class Database implements AutoCloseable {

    private static final String URL = "anydoor.db.url";
    private static final String OWNER_PASSWORD = "anydoor.db.owner-password";
    private static final String APP_PASSWORD = "anydoor.db.app-password";
    private static final String JOBS_PASSWORD = "anydoor.db.jobs-password";

    /** What a program needs to know of its database. */
    static final List<String> PROPERTIES = List.of(URL, OWNER_PASSWORD, APP_PASSWORD, JOBS_PASSWORD);

    private final Map<String, Object> properties = new HashMap<>();
    private final @Nullable EmbeddedPostgres embedded;
    private final @Nullable DataHome home;

    private Database(@Nullable EmbeddedPostgres embedded, @Nullable DataHome home) {
        this.embedded = embedded;
        this.home = home;
    }

    /**
     * For the server itself, which must be the only one on its data home: that is refused at once, and the database comes up
     * beside what the caller does next.
     */
    static CompletableFuture<Database> holdSoon(Settings settings) {
        DataHome home = DataHome.open(settings.home());
        return CompletableFuture.supplyAsync(
                () -> held(settings, home),
                start -> Thread.ofPlatform().name("database-start").start(start));
    }

    private static Database held(Settings settings, DataHome home) {
        try {
            return settings.databaseUrl().isPresent()
                    ? operators(settings, home)
                    : embedded(EmbeddedPostgres.start(home.path()), home);
        } catch (Refused refused) {
            home.close();
            throw refused;
        }
    }

    /** For a command that may run beside the server: joins its database, or starts one until closed. */
    public static Database open(Settings settings) {
        if (settings.databaseUrl().isPresent()) {
            return operators(settings, null);
        }
        return DataHome.held(settings.home())
                ? embedded(EmbeddedPostgres.join(settings.home()), null)
                : held(settings, DataHome.open(settings.home()));
    }

    private static Database operators(Settings settings, @Nullable DataHome home) {
        Database database = new Database(null, home);
        String url = settings.databaseUrl().orElseThrow();
        database.put(
                url + (url.contains("?") ? "&" : "?") + "logServerErrorDetail=false",
                settings.get("db.owner-password"),
                settings.get("db.app-password"),
                settings.get("db.jobs-password"));
        return database;
    }

    private static Database embedded(EmbeddedPostgres postgres, @Nullable DataHome home) {
        Database database = new Database(postgres, home);
        database.put(
                postgres.jdbcUrl(),
                postgres.password(DatabaseRole.OWNER),
                postgres.password(DatabaseRole.APP),
                postgres.password(DatabaseRole.JOBS));
        return database;
    }

    private void put(String url, String owner, String app, String jobs) {
        properties.put(URL, url);
        properties.put(OWNER_PASSWORD, owner);
        properties.put(APP_PASSWORD, app);
        properties.put(JOBS_PASSWORD, jobs);
    }

    /** The values of {@link #PROPERTIES}. */
    public Map<String, Object> properties() {
        return Map.copyOf(properties);
    }

    /** A command's own way to it by the role of jobs, which holds the command to what jobs may. */
    public JobsDb jobs() {
        return JobsDb.over(new DriverManagerDataSource(
                String.valueOf(properties.get(URL)),
                DatabaseRole.JOBS.login(),
                String.valueOf(properties.get(JOBS_PASSWORD))));
    }

    @Override
    public void close() {
        if (embedded != null) {
            embedded.close();
        }
        if (home != null) {
            home.close();
        }
    }
}
