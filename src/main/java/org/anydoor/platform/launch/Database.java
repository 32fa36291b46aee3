package org.anydoor.platform.launch;

import java.util.HashMap;
import java.util.Map;
import org.anydoor.platform.db.embedded.DatabaseRole;
import org.anydoor.platform.db.embedded.EmbeddedPostgres;
import org.anydoor.platform.home.DataHome;
import org.anydoor.platform.home.Refused;
import org.jspecify.annotations.Nullable;

/** The database that a command works on: the operator's, the embedded one of a running Anydoor, or one started for it. */
public final class Database implements AutoCloseable {

    private final Map<String, Object> properties = new HashMap<>();
    private final @Nullable EmbeddedPostgres embedded;
    private final @Nullable DataHome home;

    private Database(@Nullable EmbeddedPostgres embedded, @Nullable DataHome home) {
        this.embedded = embedded;
        this.home = home;
    }

    /** For the server itself, which must be the only one on its data home. */
    static Database hold(Settings settings) {
        DataHome home = DataHome.open(settings.home());
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
        return DataHome.held(settings.home()) ? embedded(EmbeddedPostgres.join(settings.home()), null) : hold(settings);
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
        properties.put("anydoor.db.url", url);
        properties.put("anydoor.db.owner-password", owner);
        properties.put("anydoor.db.app-password", app);
        properties.put("anydoor.db.jobs-password", jobs);
    }

    /** The properties {@code anydoor.db.url}, {@code .owner-password}, {@code .app-password} and {@code .jobs-password}. */
    public Map<String, Object> properties() {
        return Map.copyOf(properties);
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
