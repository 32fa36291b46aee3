package org.anydoor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.anydoor.platform.db.embedded.DatabaseRole;
import org.anydoor.platform.db.embedded.EmbeddedPostgres;
import org.anydoor.platform.home.DataHome;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** One real server for the whole test run, its cluster kept between runs, its database made anew for each. */
public final class TestPostgres {

    public static final Path HOME = Path.of("target/test-home").toAbsolutePath();

    private TestPostgres() {}

    /** The running server, started when it is first asked for. */
    public static EmbeddedPostgres server() {
        return Holder.SERVER;
    }

    /** The properties that the launcher would give the program. */
    public static Map<String, Object> properties() {
        EmbeddedPostgres server = server();
        return Map.ofEntries(
                Map.entry("anydoor.db.url", server.jdbcUrl()),
                Map.entry("anydoor.db.owner-password", server.password(DatabaseRole.OWNER)),
                Map.entry("anydoor.db.app-password", server.password(DatabaseRole.APP)),
                Map.entry("anydoor.db.jobs-password", server.password(DatabaseRole.JOBS)),
                Map.entry("anydoor.home", HOME.toString()),
                Map.entry("anydoor.sample", "true"),
                Map.entry("anydoor.sample-concerns", "150"),
                Map.entry("anydoor.submissions.per-hour", "100000"),
                Map.entry("anydoor.api.per-minute", "200"),
                Map.entry("anydoor.backups.at", "02:30"),
                Map.entry("anydoor.jobs.enabled", "false"));
    }

    private static final class Holder {
        /** Held for the whole run: a command that finds the folder free would start the server anew, and stop it. */
        static final DataHome HELD = DataHome.open(HOME);

        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            DataHome home = HELD;
            EmbeddedPostgres server = EmbeddedPostgres.start(home.path());
            try (Connection connection = DriverManager.getConnection(
                            server.jdbcUrl().replace("/anydoor?", "/postgres?"),
                            DatabaseRole.SUPERUSER.login(),
                            server.password(DatabaseRole.SUPERUSER));
                    Statement statement = connection.createStatement()) {
                statement.execute("drop database anydoor with (force)");
                Files.deleteIfExists(home.path().resolve("secrets/master.key"));
            } catch (SQLException | IOException e) {
                throw new IllegalStateException("The last run's database cannot be dropped", e);
            }
            server.provision();
            SpringApplication.getShutdownHandlers().add(server::stop);
            return server;
        }
    }

    /** Gives the properties to the one Spring context of the suite. */
    static final class Initializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("test-postgres", properties()));
        }
    }
}
