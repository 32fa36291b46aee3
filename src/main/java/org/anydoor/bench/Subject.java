package org.anydoor.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.anydoor.platform.db.embedded.DatabaseRole;
import org.anydoor.platform.db.embedded.EmbeddedPostgres;
import org.anydoor.platform.home.Refused;
import org.anydoor.platform.home.Tree;

/** The installed program with its sample community, in a process and on a data folder of its own, to be measured or struck. */
final class Subject implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final Path launcher;
    private final Path home;
    private final Map<String, String> settings;
    private final int port;
    private Process program;

    private Subject(Path launcher, Path home, Map<String, String> settings) throws IOException {
        this.launcher = launcher;
        this.home = home;
        this.settings = settings;
        this.port = freePort();
        this.program = begin();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> program.destroy(), "end of what is measured"));
    }

    /** Starts on an empty folder and waits until the form is shown. */
    static Subject start(String name) throws IOException, InterruptedException {
        String launcher = System.getProperty("anydoor.launcher");
        if (launcher == null) {
            throw new Refused("This is measured on an installed copy: use ./anydoor " + name + ".");
        }
        Path home = Path.of(launcher).resolveSibling("target").resolve(name.replace(' ', '-'));
        new Tree(home).delete();
        Subject subject = new Subject(Path.of(launcher), home, Map.of());
        subject.awaitForm();
        return subject;
    }

    /** A second program over the database of this one, with the same keys, on a data folder of its own. */
    Subject beside() throws IOException, InterruptedException {
        Path second = home.resolveSibling(home.getFileName() + "-second");
        new Tree(second).delete();
        Files.createDirectories(second.resolve("secrets"));
        Path key = Path.of("secrets", "master.key");
        Files.copy(home.resolve(key), second.resolve(key), StandardCopyOption.COPY_ATTRIBUTES);
        EmbeddedPostgres postgres = EmbeddedPostgres.join(home);
        Subject beside = new Subject(
                launcher,
                second,
                Map.of(
                        "ANYDOOR_SAMPLE", "on",
                        "ANYDOOR_DATABASE_URL", postgres.jdbcUrl(),
                        "ANYDOOR_DB_OWNER_PASSWORD", postgres.password(DatabaseRole.OWNER),
                        "ANYDOOR_DB_APP_PASSWORD", postgres.password(DatabaseRole.APP),
                        "ANYDOOR_DB_JOBS_PASSWORD", postgres.password(DatabaseRole.JOBS)));
        beside.awaitForm();
        return beside;
    }

    int port() {
        return port;
    }

    Path home() {
        return home;
    }

    /** Ends the program as a power cut would, and its database lives on. */
    void killProgram() throws InterruptedException {
        program.destroyForcibly().waitFor();
    }

    /** Ends every process of the database as a power cut would. */
    void killDatabase() throws IOException {
        long postmaster = Long.parseLong(
                Files.readAllLines(home.resolve("pg").resolve("data").resolve("postmaster.pid"))
                        .getFirst()
                        .strip());
        ProcessHandle server = ProcessHandle.of(postmaster).orElseThrow();
        var all = Stream.concat(Stream.of(server), server.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
    }

    void startAgain() throws IOException, InterruptedException {
        program = begin();
        awaitForm();
    }

    private Process begin() throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(launcher.toString(), "run", "--data", home.toString(), "--port", "" + port);
        builder.environment().keySet().removeIf(name -> name.startsWith("ANYDOOR_"));
        builder.environment().put("ANYDOOR_PROXIES", "127.0.0.1");
        builder.environment().put("ANYDOOR_API_PER_MINUTE", "1000000");
        builder.environment().putAll(settings);
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(log().toFile()))
                .start();
    }

    private Path log() {
        return home.resolveSibling(home.getFileName() + ".log");
    }

    void awaitForm() throws InterruptedException {
        for (long end = System.nanoTime() + LIMIT.toNanos(); System.nanoTime() < end; Thread.sleep(50)) {
            if (!program.isAlive()) {
                break;
            }
            try (Wire wire = new Wire(port)) {
                new PublicForm(wire).fill();
                return;
            } catch (IOException notYet) {
                continue;
            }
        }
        throw new Refused("Anydoor did not show its form: " + log() + " says why.");
    }

    /** The form is shown while the database is away; this waits until concerns can be counted again. */
    void awaitDatabase() throws InterruptedException {
        for (long end = System.nanoTime() + LIMIT.toNanos(); System.nanoTime() < end; Thread.sleep(50)) {
            try {
                BareInserts.in(home).concerns();
                return;
            } catch (Refused | SQLException notYet) {
                continue;
            }
        }
        throw new Refused("The database did not come back: " + log() + " says why.");
    }

    @Override
    public void close() throws IOException, InterruptedException {
        program.destroy();
        program.waitFor();
        new Tree(home).delete();
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }
}
