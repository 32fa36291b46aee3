package org.anydoor.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.anydoor.linkage.files.LinkedSet;
import org.anydoor.platform.home.Refused;
import org.anydoor.platform.launch.Command;
import org.anydoor.platform.launch.Settings;

/** The command {@code link} over sets whose truth is known: each run is the whole program, its start included. */
public record BenchLinkage() implements Command {

    private static final long[] UNSEEN = {90_001, 90_002, 90_003};

    @Override
    public String name() {
        return "bench linkage";
    }

    @Override
    public String parameters() {
        return "[FOLDER]";
    }

    @Override
    public String help() {
        return "how well and how fast the same people are found in sets whose truth is known";
    }

    @Override
    public int run(Settings settings) throws IOException, InterruptedException {
        Path launcher =
                Path.of(System.getProperty("anydoor.launcher", "anydoor")).toAbsolutePath();
        Path beside = launcher.resolveSibling("../shared/data/linkage").normalize();
        Path folder = settings.words().isEmpty()
                ? beside
                : Path.of(settings.words().getFirst()).toAbsolutePath();
        if (!Files.isDirectory(folder)) {
            throw new Refused("The sets are not at " + folder + ": name their folder, ./anydoor bench linkage FOLDER.");
        }
        Path work = Files.createTempDirectory("anydoor-bench-linkage");
        for (LinkageSet set : LinkageSet.all()) {
            run(set, folder, launcher, work);
        }
        BenchFairness.report(UNSEEN);
        return 0;
    }

    private record Run(double seconds, long peakMegabytes) {}

    private static void run(LinkageSet set, Path folder, Path launcher, Path work)
            throws IOException, InterruptedException {
        Path config = Files.writeString(work.resolve("config.json"), set.config());
        Path left = folder.resolve(set.left());
        Path right = set.right() == null ? null : folder.resolve(set.right());
        Path pairs = work.resolve("pairs.csv");
        Path clusters = work.resolve("clusters.csv");
        List<String> command = new ArrayList<>(List.of(
                launcher.toString(),
                "link",
                "--config",
                config.toString(),
                "--left",
                left.toString(),
                "--out",
                pairs.toString(),
                "--clusters",
                clusters.toString()));
        if (right != null) {
            command.addAll(List.of("--right", right.toString()));
        }
        Run run = timed(command, work.resolve("link.log"));
        LinkedSet known = new LinkedSet(config, left, right, set.truth(), set.person());
        System.out.printf(Locale.ROOT, "%n%s: %,d records%n", set.name(), known.size());
        print("pairs at 0.5", known.pairs(pairs, 0.5));
        System.out.printf(Locale.ROOT, "  best threshold                             F1 %.4f%n", known.bestF1(pairs));
        print("clusters", known.clusters(clusters));
        System.out.printf(
                Locale.ROOT,
                "  blocking recall %.4f; %.1f s from start to end, %,d MB at most%n  aim: %s%n",
                known.blockingRecall(),
                run.seconds,
                run.peakMegabytes,
                set.aims());
    }

    private static void print(String what, LinkedSet.Figures it) {
        System.out.printf(
                Locale.ROOT,
                "  %-12s precision %.4f recall %.4f F1 %.4f%n",
                what,
                it.precision(),
                it.recall(),
                it.f1());
    }

    private static Run timed(List<String> command, Path log) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        long peak = 0;
        while (!process.waitFor(50, TimeUnit.MILLISECONDS)) {
            peak = Math.max(peak, peak(process.pid()));
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        if (process.exitValue() != 0) {
            throw new Refused("The run failed: " + Files.readString(log));
        }
        return new Run(seconds, peak);
    }

    private static long peak(long process) {
        try {
            return Files.readAllLines(Path.of("/proc/" + process + "/status")).stream()
                    .filter(it -> it.startsWith("VmHWM"))
                    .mapToLong(it -> Long.parseLong(it.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException ended) {
            return 0;
        }
    }
}
