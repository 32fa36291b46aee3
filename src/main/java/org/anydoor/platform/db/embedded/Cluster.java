package org.anydoor.platform.db.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.anydoor.platform.home.FullDisk;
import org.anydoor.platform.home.Refused;
import org.anydoor.platform.home.Tree;

/** The cluster's folder and the server process over it: made, started, found again and stopped. */
final class Cluster {

    private final Path dataHome;
    private final Path pg;
    private final Path data;
    private final PostgresBinaries binaries;
    private final ServerUser user;

    private Cluster(Path dataHome, PostgresBinaries binaries, ServerUser user) {
        this.dataHome = dataHome;
        this.pg = folder(dataHome);
        this.data = pg.resolve("data");
        this.binaries = binaries;
        this.user = user;
    }

    static Cluster in(Path dataHome) throws IOException {
        Path pg = Files.createDirectories(folder(dataHome));
        return new Cluster(dataHome, PostgresBinaries.unpackedIn(pg), ServerUser.detect());
    }

    static Path folder(Path dataHome) {
        return dataHome.resolve("pg");
    }

    /** Makes the cluster the first time; what a broken first time left is thrown away, since nothing was in it yet. */
    void ensureMade(String superuserPassword) throws IOException {
        Path made = pg.resolve("made");
        if (Files.exists(made)) {
            return;
        }
        new Tree(data).delete();
        Path passwordFile = pg.resolve("initdb.password");
        Files.deleteIfExists(passwordFile);
        Files.createFile(passwordFile, ServerSettings.OWNER_ONLY);
        Files.writeString(passwordFile, superuserPassword + "\n");
        user.own(dataHome, pg);
        run(List.of(
                binaries.program("initdb"),
                "--pgdata=" + data,
                "--username=" + DatabaseRole.SUPERUSER.login(),
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--data-checksums",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=icu",
                "--icu-locale=en-US"));
        Files.delete(passwordFile);
        Files.createFile(made);
    }

    /** Gives a copied cluster our superuser password, in single-user mode since the old one may be unknown. */
    void adopt(String superuserPassword) throws IOException {
        ServerSettings.write(data, freePort());
        Path statement = Files.createFile(pg.resolve("adopt.sql"), ServerSettings.OWNER_ONLY);
        Files.writeString(statement, "alter role postgres password '" + superuserPassword + "'\n");
        user.own(dataHome, pg);
        run(List.of(binaries.program("postgres"), "--single", "-D", data.toString(), "postgres"), statement);
        Files.delete(statement);
        Files.createFile(pg.resolve("made"));
    }

    Path data() {
        return data;
    }

    /** Starts the server, after ending one that an earlier program left behind, and tells its port. */
    int start() throws IOException {
        end();
        int port = freePort();
        ServerSettings.write(data, port);
        user.own(dataHome, pg);
        run(List.of(
                binaries.program("pg_ctl"),
                "start",
                "--wait",
                "--timeout=120",
                "--silent",
                "--pgdata=" + data,
                "--log=" + pg.resolve("server.log")));
        return port;
    }

    /** Ends the server and every process of its, so that the next start meets nothing of the last. */
    void end() throws IOException {
        if (postmaster().isPresent()) {
            run(List.of(
                    binaries.program("pg_ctl"), "stop", "--wait", "--timeout=60", "--mode=fast", "--pgdata=" + data));
        }
        for (int waited = 0; !processes().isEmpty(); waited++) {
            if (waited > 100) {
                processes().forEach(process -> ProcessHandle.of(process).ifPresent(ProcessHandle::destroyForcibly));
            }
            pause();
        }
        Files.deleteIfExists(data.resolve("postmaster.pid"));
    }

    /** The server's main process: it and no other, as its working folder proves, whoever has that number now. */
    OptionalLong postmaster() throws IOException {
        Path file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return OptionalLong.empty();
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.isEmpty() || !lines.getFirst().strip().matches("\\d{1,10}")) {
            return OptionalLong.empty();
        }
        long process = Long.parseLong(lines.getFirst().strip());
        return worksInData(process) ? OptionalLong.of(process) : OptionalLong.empty();
    }

    private List<Long> processes() {
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.map(ProcessHandle::pid).filter(this::worksInData).toList();
        }
    }

    private boolean worksInData(long process) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/" + process + "/cwd")).equals(data.toRealPath());
        } catch (IOException goneOrForeign) {
            return false;
        }
    }

    int lastPort() throws IOException {
        return Integer.parseInt(Files.readString(portFile()).strip());
    }

    private Path portFile() {
        return pg.resolve("port");
    }

    private int freePort() throws IOException {
        Path file = portFile();
        if (Files.exists(file) && free(lastPort())) {
            return lastPort();
        }
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Files.writeString(file, any.getLocalPort() + "\n");
            return any.getLocalPort();
        }
    }

    private static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private void run(List<String> command) throws IOException {
        run(command, Shell.NO_INPUT);
    }

    private void run(List<String> command, Path input) throws IOException {
        Shell.Outcome outcome = Shell.run(user.command(command), pg, input);
        if (outcome.succeeded()) {
            return;
        }
        if (FullDisk.toldBy(outcome.output()) || FullDisk.toldBy(lastLogged())) {
            throw FullDisk.refusal(dataHome);
        }
        Path log = pg.resolve("server.log");
        Files.writeString(log, outcome.output(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        throw new Refused("The embedded PostgreSQL failed at "
                + Path.of(command.getFirst()).getFileName() + ": read the end of " + log + " for the cause.");
    }

    private String lastLogged() throws IOException {
        Path log = pg.resolve("server.log");
        if (!Files.exists(log)) {
            return "";
        }
        List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 10), lines.size()));
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused("Anydoor was told to end while it waited for PostgreSQL.", e);
        }
    }
}
