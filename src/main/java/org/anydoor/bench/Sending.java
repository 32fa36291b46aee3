package org.anydoor.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.anydoor.bench.PublicForm.Ready;
import org.anydoor.platform.home.Refused;

/** Forms that are sent while blows fall: what was acknowledged must be there afterwards, once. */
final class Sending {
    private static final int TRIES = 40;
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final Subject survivor;
    private final long before;
    private final Map<Ready, String> acknowledged = new ConcurrentHashMap<>();
    private final Set<Ready> sent = ConcurrentHashMap.newKeySet();

    /** Begins now; the survivor is who is asked afterwards. */
    Sending(Subject survivor) throws SQLException {
        this.survivor = survivor;
        this.before = BareInserts.in(survivor.home()).concerns();
    }

    /** One round or their sum. */
    record Count(int acknowledged, int cutOff, int lost, long doubled) {
        static final Count NONE = new Count(0, 0, 0, 0);

        Count plus(Count more) {
            return new Count(
                    acknowledged + more.acknowledged, cutOff + more.cutOff, lost + more.lost, doubled + more.doubled);
        }
    }

    static List<Ready> fill(Subject at, int count) throws IOException {
        List<Ready> forms = new ArrayList<>();
        try (Wire wire = new Wire(at.port())) {
            for (int i = 0; i < count; i++) {
                forms.add(new PublicForm(wire).fill());
            }
        }
        return forms;
    }

    long[] sendUntilCutOff(Subject to, List<Ready> share) {
        try (Wire wire = new Wire(to.port())) {
            for (Ready form : share) {
                sent.add(form);
                acknowledged.put(form, new PublicForm(wire).send(form));
            }
        } catch (IOException cutOff) {
            return new long[0];
        }
        return new long[0];
    }

    /** The blow falls in the midst of the load, however fast the machine is. */
    void awaitAcknowledged(int enough) throws InterruptedException {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (acknowledged.size() < enough && System.nanoTime() < end) {
            Thread.sleep(1);
        }
    }

    /** Sends everything again: acknowledged ones must answer with their own receipt, and there must be one concern for each. */
    Count checked() throws IOException, SQLException, InterruptedException {
        int lost = 0;
        long kept = BareInserts.in(survivor.home()).concerns() - before;
        try (Wire wire = new Wire(survivor.port())) {
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
        long doubled = BareInserts.in(survivor.home()).concerns() - before - sent.size();
        if (acknowledged.isEmpty()) {
            throw new Refused("The blow fell before anything was acknowledged, so it showed nothing: run it again.");
        }
        return new Count(acknowledged.size(), sent.size() - acknowledged.size(), lost, doubled);
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
}
