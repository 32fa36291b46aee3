package org.anydoor.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.anydoor.bench.PublicForm.Ready;
import org.anydoor.platform.home.Refused;
import org.anydoor.platform.launch.Command;
import org.anydoor.platform.launch.Settings;

/** Two programs over one database: forms are filled in at one and sent at the other, and one of the two is struck dead. */
public record BenchNodes() implements Command {
    private static final int ROUNDS = 5;
    private static final int CLIENTS = 4;
    private static final int FORMS = 60;
    private static final Duration LONGEST = Duration.ofSeconds(60);

    @Override
    public String name() {
        return "bench nodes";
    }

    @Override
    public String help() {
        return "two programs over one database, one of them killed under load: nothing lost, nothing done twice";
    }

    @Override
    public int run(Settings settings) throws Exception {
        try (Subject first = Subject.start(name());
                Subject second = first.beside()) {
            Sending.Count sum = Sending.Count.NONE;
            long longest = 0;
            for (int i = 0; i < ROUNDS; i++) {
                Sending.Count one = round(first, second);
                long sealed = untilSealed(BareInserts.in(first.home()));
                second.startAgain();
                System.out.printf(
                        "  %d of %d: %,d acknowledged, %,d cut off; the other had sealed all after %.1f s%n",
                        i + 1, ROUNDS, one.acknowledged(), one.cutOff(), sealed / 1e3);
                sum = sum.plus(one);
                longest = Math.max(longest, sealed);
            }
            BareInserts database = BareInserts.in(first.home());
            long without = database.withoutOwner();
            long twice = database.twiceInWork();
            System.out.printf(
                    "two nodes, one killed %d times: %,d acknowledged, %,d cut off; lost %d, doubled %d; "
                            + "work lost %d, work doubled %d; the one left had sealed the trail within %.1f s%n",
                    ROUNDS, sum.acknowledged(), sum.cutOff(), sum.lost(), sum.doubled(), without, twice, longest / 1e3);
            return sum.lost() == 0 && sum.doubled() == 0 && without == 0 && twice == 0 ? 0 : 1;
        }
    }

    /** Every form is filled in at one node and sent at the other; the second falls when half of its share is in. */
    private static Sending.Count round(Subject first, Subject second) throws Exception {
        Sending sending = new Sending(first);
        List<Ready> toFirst = Sending.fill(second, CLIENTS * FORMS);
        List<Ready> toSecond = Sending.fill(first, CLIENTS * FORMS);
        List<Load.Client> load = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            int from = i * FORMS;
            load.add(() -> sending.sendUntilCutOff(first, toFirst.subList(from, from + FORMS)));
            load.add(() -> sending.sendUntilCutOff(second, toSecond.subList(from, from + FORMS)));
        }
        load.add(() -> {
            sending.awaitAcknowledged(CLIENTS * FORMS / 2);
            second.killProgram();
            return new long[0];
        });
        Load.of(load);
        return sending.checked();
    }

    /** How many milliseconds the survivor needs to take over the sealing and to come to its end. */
    private static long untilSealed(BareInserts database) throws SQLException, InterruptedException {
        long begun = System.nanoTime();
        while (database.unsealed() > 0) {
            if (System.nanoTime() - begun > LONGEST.toNanos()) {
                throw new Refused("The node that was left did not take over the work of the other.");
            }
            Thread.sleep(50);
        }
        return (System.nanoTime() - begun) / 1_000_000;
    }
}
