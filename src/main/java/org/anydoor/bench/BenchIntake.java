package org.anydoor.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import org.anydoor.bench.PublicForm.Ready;
import org.anydoor.platform.launch.Command;
import org.anydoor.platform.launch.Settings;

/** Concerns a second through the public form's last step, beside bare inserts in the same run. */
public record BenchIntake() implements Command {
    private static final int WARM_UP = 3_000;
    private static final int EACH = 2_500;
    private static final double SECONDS = 6;
    private static final int MANY = 8;

    @Override
    public String name() {
        return "bench intake";
    }

    @Override
    public String help() {
        return "durable concerns per second through the public form (--api: by API too), beside bare inserts";
    }

    @Override
    public int run(Settings settings) throws Exception {
        try (Subject subject = Subject.start(name())) {
            BareInserts bare = BareInserts.in(subject.home());
            System.out.println("Warming up ...");
            send(subject, MANY, WARM_UP);
            if (settings.find("api").isPresent()) {
                sendByApi(subject, MANY, WARM_UP);
            }
            bare.run(MANY, SECONDS / 2);
            for (int clients : List.of(1, MANY)) {
                int count = clients == 1 ? EACH : 3 * EACH;
                long before = bare.concerns();
                Load.Result concerns = send(subject, clients, count);
                long kept = bare.concerns() - before;
                Load.Result rows = bare.run(clients, SECONDS);
                System.out.printf("%n%d client%s%n", clients, clients == 1 ? "" : "s");
                System.out.println("  concerns, last step to receipt " + concerns.line());
                if (settings.find("api").isPresent()) {
                    Load.Result byApi = sendByApi(subject, clients, count);
                    System.out.println("  concerns by API                " + byApi.line());
                }
                System.out.println("  bare 1 kB rows                 " + rows.line());
                System.out.printf(
                        "  ratio %.2f (aim: at least 0.10); p99 aim: at most 50 ms; in the database: %,d of %,d%n",
                        concerns.perSecond() / rows.perSecond(), kept, concerns.count());
            }
        }
        return 0;
    }

    /** Forms are filled in first, unmeasured; then every client sends its share. */
    private static Load.Result send(Subject subject, int clients, int count)
            throws InterruptedException, ExecutionException {
        Queue<Ready> filled = new ConcurrentLinkedQueue<>();
        Load.of(shares(clients, share -> fill(subject, filled, count / clients)));
        return Load.of(shares(clients, share -> sendAll(subject, filled, count / clients)));
    }

    /** A token lasts longer than each of these runs. */
    private static Load.Result sendByApi(Subject subject, int clients, int count)
            throws InterruptedException, ExecutionException, SQLException, IOException {
        PartnerProgram program = PartnerProgram.in(subject);
        return Load.of(shares(clients, share -> sendAllByApi(subject, program, count / clients)));
    }

    private static long[] sendAllByApi(Subject subject, PartnerProgram program, int count) throws IOException {
        long[] took = new long[count];
        try (Wire wire = new Wire(subject.port())) {
            for (int i = 0; i < count; i++) {
                long begun = System.nanoTime();
                program.send(wire);
                took[i] = System.nanoTime() - begun;
            }
        }
        return took;
    }

    private interface Share {
        long[] run(int number) throws Exception;
    }

    private static List<Load.Client> shares(int clients, Share share) {
        List<Load.Client> all = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            int number = i;
            all.add(() -> share.run(number));
        }
        return all;
    }

    private static long[] fill(Subject subject, Queue<Ready> filled, int count) throws IOException {
        try (Wire wire = new Wire(subject.port())) {
            PublicForm form = new PublicForm(wire);
            for (int i = 0; i < count; i++) {
                filled.add(form.fill());
            }
            return new long[count];
        }
    }

    private static long[] sendAll(Subject subject, Queue<Ready> filled, int count) throws IOException {
        long[] took = new long[count];
        try (Wire wire = new Wire(subject.port())) {
            PublicForm form = new PublicForm(wire);
            for (int i = 0; i < count; i++) {
                Ready next = Objects.requireNonNull(filled.poll());
                long begun = System.nanoTime();
                form.send(next);
                took[i] = System.nanoTime() - begun;
            }
        }
        return took;
    }
}
