package org.anydoor.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
    private static final int TRIES = 40;
    private static final Duration LONGEST = Duration.ofSeconds(20);
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

    /** One round or their sum. */
    private record Count(int acknowledged, int cutOff, int lost, long doubled) {
        Count plus(Count more) {
            return new Count(
                    acknowledged + more.acknowledged, cutOff + more.cutOff, lost + more.lost, doubled + more.doubled);
        }
    }

    @Override
    public int run(Settings settings) throws Exception {
        int rounds = rounds(settings.words());
        try (Subject subject = Subject.start(name())) {
            Count program = rounds("the program", rounds, subject, it -> {
                it.killProgram();
                it.startAgain();
            });
            Count database = rounds("PostgreSQL", rounds, subject, it -> {
                it.killDatabase();
                it.awaitDatabase();
            });
            Count all = program.plus(database);
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

    private static Count rounds(String struck, int rounds, Subject subject, Blow blow) throws Exception {
        Count sum = new Count(0, 0, 0, 0);
        for (int i = 0; i < rounds; i++) {
            Count one = round(subject, blow);
            System.out.printf(
                    "  %d of %d: %,d acknowledged, %,d cut off%n", i + 1, rounds, one.acknowledged(), one.cutOff());
            sum = sum.plus(one);
        }
        System.out.printf(
                "kill -9 of %s under load, %d times: %,d acknowledged, %,d cut off; lost %d, doubled %d%n",
                struck, rounds, sum.acknowledged(), sum.cutOff(), sum.lost(), sum.doubled());
        return sum;
    }

    private static Count round(Subject subject, Blow blow) throws Exception {
        List<Ready> forms = new ArrayList<>();
        try (Wire wire = new Wire(subject.port())) {
            for (int i = 0; i < CLIENTS * FORMS; i++) {
                forms.add(new PublicForm(wire).fill());
            }
        }
        long before = BareInserts.in(subject.home()).concerns();
        Map<Ready, String> acknowledged = new ConcurrentHashMap<>();
        Set<Ready> sent = ConcurrentHashMap.newKeySet();
        List<Load.Client> load = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            List<Ready> share = forms.subList(i * FORMS, (i + 1) * FORMS);
            load.add(() -> sendUntilCutOff(subject, share, sent, acknowledged));
        }
        load.add(() -> {
            awaitAcknowledged(acknowledged, ThreadLocalRandom.current().nextInt(AT_LEAST, AT_MOST));
            blow.strike(subject);
            return new long[0];
        });
        Load.of(load);
        return checked(subject, before, sent, acknowledged);
    }

    /** The blow falls in the midst of the load, however fast the machine is. */
    private static void awaitAcknowledged(Map<Ready, String> acknowledged, int enough) throws InterruptedException {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (acknowledged.size() < enough && System.nanoTime() < end) {
            Thread.sleep(1);
        }
    }

    private static long[] sendUntilCutOff(
            Subject subject, List<Ready> share, Set<Ready> sent, Map<Ready, String> acknowledged) {
        try (Wire wire = new Wire(subject.port())) {
            for (Ready form : share) {
                sent.add(form);
                acknowledged.put(form, new PublicForm(wire).send(form));
            }
        } catch (IOException cutOff) {
            return new long[0];
        }
        return new long[0];
    }

    /** As a person would who was told that something went wrong: connections that died with the server are found one by one. */
    private static String sendAgain(Wire wire, Ready form) throws IOException, InterruptedException {
        for (int tries = 1; ; tries++) {
            try {
                return new PublicForm(wire).send(form);
            } catch (IOException failed) {
                if (tries == TRIES) {
                    throw failed;
                }
                Thread.sleep(50);
            }
        }
    }

    /** Sends everything again: acknowledged ones must answer with their own receipt, and there must be one concern for each. */
    private static Count checked(Subject subject, long before, Set<Ready> sent, Map<Ready, String> acknowledged)
            throws IOException, SQLException, InterruptedException {
        int lost = 0;
        long kept = BareInserts.in(subject.home()).concerns() - before;
        try (Wire wire = new Wire(subject.port())) {
            for (Ready form : sent) {
                String code = sendAgain(wire, form);
                if (acknowledged.containsKey(form) && !code.equals(acknowledged.get(form))) {
                    lost++;
                }
            }
        }
        if (kept < acknowledged.size()) {
            lost = (int) Math.max(lost, acknowledged.size() - kept);
        }
        long doubled = BareInserts.in(subject.home()).concerns() - before - sent.size();
        if (acknowledged.isEmpty()) {
            throw new Refused("The blow fell before anything was acknowledged, so it showed nothing: run it again.");
        }
        return new Count(acknowledged.size(), sent.size() - acknowledged.size(), lost, doubled);
    }
}
