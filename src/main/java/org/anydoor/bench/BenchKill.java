package org.anydoor.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.anydoor.bench.PublicForm.Ready;
import org.anydoor.platform.home.Refused;
import org.anydoor.platform.launch.Command;
import org.anydoor.platform.launch.Settings;

/** Strikes the program and its database dead under load: what was acknowledged must be there afterwards, once. */
public record BenchKill() implements Command {
    private static final int ROUNDS = 20;
    private static final int CLIENTS = 4;
    private static final int FORMS = 60;
    private static final int AT_LEAST = 5;
    private static final int AT_MOST = CLIENTS * FORMS / 2;

    @Override
    public String name() {
        return "bench kill";
    }

    @Override
    public String parameters() {
        return "[ROUNDS]";
    }

    @Override
    public String help() {
        return "kill -9 of the program and of PostgreSQL under load: nothing lost, nothing doubled";
    }

    private interface Blow {
        void strike(Subject subject) throws IOException, InterruptedException;
    }

    @Override
    public int run(Settings settings) throws Exception {
        int rounds = rounds(settings.words());
        try (Subject subject = Subject.start(name())) {
            Sending.Count program = rounds("the program", rounds, subject, it -> {
                it.killProgram();
                it.startAgain();
            });
            Sending.Count database = rounds("PostgreSQL", rounds, subject, it -> {
                it.killDatabase();
                it.awaitDatabase();
            });
            Sending.Count all = program.plus(database);
            return all.lost() == 0 && all.doubled() == 0 ? 0 : 1;
        }
    }

    private static int rounds(List<String> words) {
        String word = words.isEmpty() ? Integer.toString(ROUNDS) : words.getFirst();
        if (!word.matches("[1-9]\\d{0,2}")) {
            throw new Refused("ROUNDS is a number from 1 to 999: ./anydoor bench kill 20.");
        }
        return Integer.parseInt(word);
    }

    private static Sending.Count rounds(String struck, int rounds, Subject subject, Blow blow) throws Exception {
        Sending.Count sum = Sending.Count.NONE;
        for (int i = 0; i < rounds; i++) {
            Sending.Count one = round(subject, blow);
            System.out.printf(
                    "  %d of %d: %,d acknowledged, %,d cut off%n", i + 1, rounds, one.acknowledged(), one.cutOff());
            sum = sum.plus(one);
        }
        System.out.printf(
                "kill -9 of %s under load, %d times: %,d acknowledged, %,d cut off; lost %d, doubled %d%n",
                struck, rounds, sum.acknowledged(), sum.cutOff(), sum.lost(), sum.doubled());
        return sum;
    }

    private static Sending.Count round(Subject subject, Blow blow) throws Exception {
        Sending sending = new Sending(subject);
        List<Ready> forms = Sending.fill(subject, CLIENTS * FORMS);
        List<Load.Client> load = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            List<Ready> share = forms.subList(i * FORMS, (i + 1) * FORMS);
            load.add(() -> sending.sendUntilCutOff(subject, share));
        }
        load.add(() -> {
            sending.awaitAcknowledged(ThreadLocalRandom.current().nextInt(AT_LEAST, AT_MOST));
            blow.strike(subject);
            return new long[0];
        });
        Load.of(load);
        return sending.checked();
    }
}
