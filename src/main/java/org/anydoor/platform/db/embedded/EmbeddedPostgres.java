package org.anydoor.platform.db.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.anydoor.platform.home.FullDisk;
import org.anydoor.platform.home.Refused;
import org.anydoor.platform.home.Secrets;

/** The PostgreSQL that Anydoor brings along: durable, on loopback, with its data under the data home. */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final long LOOK_EVERY_MILLIS = 200;

    private final Path dataHome;
    private final Cluster cluster;
    private final Secrets secrets;
    private final int port;
    private final boolean own;
    private volatile boolean stopped;

    private EmbeddedPostgres(Path dataHome, Cluster cluster, Secrets secrets, int port, boolean own) {
        this.dataHome = dataHome;
        this.cluster = cluster;
        this.secrets = secrets;
        this.port = port;
        this.own = own;
    }

    /** Starts the server over the data home that the caller holds; a server left there by a killed program is ended first. */
    public static EmbeddedPostgres start(Path dataHome) {
        Path home = dataHome.toAbsolutePath().normalize();
        try {
            Secrets secrets = Secrets.in(home);
            Cluster cluster = Cluster.in(home);
            cluster.ensureMade(secrets.password(Provisioning.fileOf(DatabaseRole.SUPERUSER)));
            var postgres = new EmbeddedPostgres(home, cluster, secrets, cluster.start(), true);
            postgres.provision();
            Thread.ofPlatform().daemon().name("embedded-postgres").start(postgres::watch);
            return postgres;
        } catch (IOException e) {
            throw refusal(home, e);
        }
    }

    /** Joins the server that another process started over this data home; closing leaves it running. */
    public static EmbeddedPostgres join(Path dataHome) {
        Path home = dataHome.toAbsolutePath().normalize();
        try {
            Cluster cluster = Cluster.in(home);
            if (cluster.postmaster().isEmpty()) {
                throw new Refused("Anydoor holds " + home + " but its PostgreSQL does not run yet: try again shortly.");
            }
            return new EmbeddedPostgres(home, cluster, Secrets.in(home), cluster.lastPort(), false);
        } catch (IOException e) {
            throw refusal(home, e);
        }
    }

    /** Ends whatever server an earlier program left over this folder. */
    public static void end(Path dataHome) {
        Path home = dataHome.toAbsolutePath().normalize();
        try {
            Cluster.in(home).end();
        } catch (IOException e) {
            throw refusal(home, e);
        }
    }

    /** Takes over a cluster that a restore has put into {@link #dataFolder()}, and proves that it starts. */
    public static void adopt(Path dataHome) {
        Path home = dataHome.toAbsolutePath().normalize();
        try {
            Cluster.in(home).adopt(Secrets.in(home).password(Provisioning.fileOf(DatabaseRole.SUPERUSER)));
        } catch (IOException e) {
            throw refusal(home, e);
        }
        start(home).stop();
    }

    /** Makes what is missing of roles, database and rights; safe to repeat. */
    public void provision() {
        Provisioning provisioning = new Provisioning(secrets);
        try (Connection server = connect("postgres")) {
            provisioning.rolesAndDatabase(server);
        } catch (SQLException e) {
            throw refusal(dataHome, e);
        }
        try (Connection database = connect(Provisioning.DATABASE)) {
            provisioning.rights(database);
        } catch (SQLException e) {
            throw refusal(dataHome, e);
        }
    }

    public String jdbcUrl() {
        return url(Provisioning.DATABASE);
    }

    /** Where the server keeps the cluster, for copies of its files. */
    public Path dataFolder() {
        return cluster.data();
    }

    public int port() {
        return port;
    }

    public String password(DatabaseRole role) {
        return secrets.password(Provisioning.fileOf(role));
    }

    /** Ends the server in good order; whoever is connected is disconnected. */
    public synchronized void stop() {
        stopped = true;
        try {
            cluster.end();
        } catch (IOException e) {
            throw refusal(dataHome, e);
        }
    }

    @Override
    public void close() {
        if (own) {
            stop();
        }
    }

    private void watch() {
        String said = "";
        while (!stopped) {
            try {
                Thread.sleep(LOOK_EVERY_MILLIS);
                revive();
                said = "";
            } catch (InterruptedException e) {
                return;
            } catch (IOException | Refused e) {
                said = sayOnce(String.valueOf(e.getMessage()), said);
            }
        }
    }

    /** What keeps the server from starting is said when it begins, not at every try. */
    private static String sayOnce(String why, String said) {
        if (!why.equals(said)) {
            System.Logger log = System.getLogger(EmbeddedPostgres.class.getName());
            log.log(System.Logger.Level.ERROR, "PostgreSQL died and does not start again: {0}", why);
        }
        return why;
    }

    /** A server that died under the program is started again on its port, where the connection pools look for it. */
    private synchronized void revive() throws IOException {
        if (!stopped && cluster.postmaster().isEmpty()) {
            cluster.start();
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                url(database), DatabaseRole.SUPERUSER.login(), password(DatabaseRole.SUPERUSER));
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database
                + "?sslmode=disable&logServerErrorDetail=false&ApplicationName=anydoor";
    }

    private static Refused refusal(Path home, Exception cause) {
        return FullDisk.caused(cause)
                ? FullDisk.refusal(home)
                : new Refused("The embedded PostgreSQL in " + home + " cannot be used: " + cause.getMessage(), cause);
    }
}
