package org.anydoor.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Clients that work side by side, each as fast as it is answered. */
final class Load {
    private Load() {}

    /** What one client does; answers the nanoseconds that each of its deeds took. */
    interface Client {
        long[] run() throws Exception;
    }

    /** How many a second, and how long each took. */
    record Result(int count, double seconds, long[] sorted) {
        double perSecond() {
            return count / seconds;
        }

        double millis(double part) {
            return sorted[(int) Math.min(sorted.length - 1L, Math.round(part * sorted.length))] / 1e6;
        }

        String line() {
            return "%,8.0f/s   p50 %6.2f ms   p95 %6.2f ms   p99 %6.2f ms   (%,d in %.1f s)"
                    .formatted(perSecond(), millis(0.50), millis(0.95), millis(0.99), count, seconds);
        }
    }

    static Result of(List<Client> clients) throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newFixedThreadPool(clients.size())) {
            long begun = System.nanoTime();
            List<Future<long[]>> running = new ArrayList<>();
            for (Client client : clients) {
                running.add(threads.submit((Callable<long[]>) client::run));
            }
            List<long[]> all = new ArrayList<>();
            for (Future<long[]> one : running) {
                all.add(one.get());
            }
            double seconds = (System.nanoTime() - begun) / 1e9;
            long[] sorted = all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
            return new Result(sorted.length, seconds, sorted);
        }
    }
}
