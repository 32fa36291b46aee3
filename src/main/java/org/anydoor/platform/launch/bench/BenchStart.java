package org.anydoor.platform.launch.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.anydoor.platform.home.Refused;
import org.anydoor.platform.home.Tree;
import org.anydoor.platform.launch.Command;
import org.anydoor.platform.launch.Settings;

/** Starts the installed copy several times and tells the median time to the first page, and the memory beside it. */
public record BenchStart() implements Command {

    private static final int STARTS = 5;
    private static final Duration LIMIT = Duration.ofMinutes(3);

    /** One start: milliseconds to the first page, resident kilobytes of the JVM and of PostgreSQL. */
    private record Start(long millis, long program, long database) {}

    @Override
    public String name() {
        return "bench start";
    }

    @Override
    public String help() {
        return "time to the first page, and memory";
    }

    @Override
    public int run(Settings settings) throws Exception {
        String launcher = System.getProperty("anydoor.launcher");
        if (launcher == null) {
            throw new Refused("The start is measured on an installed copy: use ./anydoor bench start.");
        }
        Path home = Path.of(launcher).resolveSibling("target").resolve("bench-start");
        new Tree(home).delete();
        try {
            Start first = start(launcher, home);
            System.out.printf("First start, making the sample community: %.2f s%n", first.millis() / 1000.0);
            List<Start> starts = new ArrayList<>();
            for (int i = 0; i < STARTS; i++) {
                starts.add(start(launcher, home));
                System.out.printf(
                        "  start %d: first page after %.2f s%n",
                        i + 1, starts.getLast().millis() / 1000.0);
            }
            System.out.printf(
                    "First page, median of %d: %.2f s (aim: at most 4 s)%n",
                    STARTS, median(starts.stream().mapToLong(Start::millis)) / 1000.0);
            System.out.printf(
                    "JVM resident, median: %d MB (aim: at most 600 MB); PostgreSQL beside it: %d MB%n",
                    median(starts.stream().mapToLong(Start::program)) / 1024,
                    median(starts.stream().mapToLong(Start::database)) / 1024);
        } finally {
            new Tree(home).delete();
        }
        return 0;
    }

    private static Start start(String launcher, Path home) throws IOException, InterruptedException {
        int port = freePort();
        long begun = System.nanoTime();
        Process program = new ProcessBuilder(launcher, "run", "--data", home.toString(), "--port", "" + port)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            awaitFirstPage(program, URI.create("http://127.0.0.1:" + port + "/en"));
            long millis = Duration.ofNanos(System.nanoTime() - begun).toMillis();
            return new Start(millis, kilobytes(program.pid(), "status", "VmRSS:"), database(home));
        } finally {
            program.destroy();
            program.waitFor();
        }
    }

    private static void awaitFirstPage(Process program, URI page) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (long end = System.nanoTime() + LIMIT.toNanos(); System.nanoTime() < end; Thread.sleep(10)) {
                if (!program.isAlive()) {
                    throw new Refused("Anydoor did not start: ./anydoor run says why.");
                }
                if (answers(client, page)) {
                    return;
                }
            }
        }
        throw new Refused("Anydoor did not show its first page within " + LIMIT.toMinutes() + " minutes:"
                + " ./anydoor run says why.");
    }

    private static boolean answers(HttpClient client, URI page) throws InterruptedException {
        try {
            return client.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** The proportional share, because PostgreSQL's processes map the same buffers. */
    private static long database(Path home) throws IOException {
        Path data = home.resolve("pg").resolve("data").toRealPath();
        long sum = 0;
        for (ProcessHandle process : ProcessHandle.allProcesses().toList()) {
            try {
                if (Files.readSymbolicLink(Path.of("/proc/" + process.pid() + "/cwd"))
                        .equals(data)) {
                    sum += kilobytes(process.pid(), "smaps_rollup", "Pss:");
                }
            } catch (IOException goneOrForeign) {
                continue;
            }
        }
        return sum;
    }

    private static long kilobytes(long process, String file, String name) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + process + "/" + file))) {
            return lines.filter(line -> line.startsWith(name))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        }
    }

    private static long median(LongStream values) {
        long[] sorted = values.sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }
}
