package org.anydoor.bench;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.anydoor.linkage.Linkage;
import org.anydoor.linkage.LinkedPair;
import org.anydoor.linkage.Roll;
import org.anydoor.platform.launch.Command;
import org.anydoor.platform.launch.Settings;

/** Whether children are recognised as well whatever people their names come from: a miss leaves a child alone. */
public record BenchFairness() implements Command {

    private static final int EACH = 2_000;
    private static final long[] SEEDS = {90_001, 90_002, 90_003};

    @Override
    public String name() {
        return "bench fairness";
    }

    @Override
    public String parameters() {
        return "[SEED]";
    }

    @Override
    public String help() {
        return "recall and false links by origin of name, over invented children";
    }

    private static final class Count {
        int there;
        int found;
        int wrong;

        double recall() {
            return 100.0 * found / there;
        }
    }

    @Override
    public int run(Settings settings) throws IOException {
        long[] seeds = settings.words().isEmpty()
                ? SEEDS
                : settings.words().stream().mapToLong(Long::parseLong).toArray();
        report(seeds);
        return 0;
    }

    static void report(long... seeds) throws IOException {
        Map<String, Count> all = new TreeMap<>();
        Origins.ALL.forEach(origin -> all.put(origin, new Count()));
        for (long seed : seeds) {
            count(new InventedChildren(Origins.read(), seed, EACH), all);
        }
        System.out.printf(
                "%nInvented children, %d seeds, %,d of each origin in each of two agencies, at probability 0.5%n",
                seeds.length, EACH);
        System.out.println("  origin   true pairs   recall %   false links   precision %");
        all.forEach((origin, it) -> System.out.printf(
                Locale.ROOT,
                "  %-8s %10d %10.2f %13d %13.2f%n",
                origin,
                it.there,
                it.recall(),
                it.wrong,
                100.0 * it.found / Math.max(1, it.found + it.wrong)));
        double best = all.values().stream().mapToDouble(Count::recall).max().orElse(0);
        double worst = all.values().stream().mapToDouble(Count::recall).min().orElse(0);
        System.out.printf(Locale.ROOT, "  recalls lie within %.2f points (aim: 2)%n", best - worst);
    }

    private static void count(InventedChildren children, Map<String, Count> all) {
        Roll roll = Roll.ofTwo(InventedChildren.FIELDS, children.left, children.right);
        for (int i = 0; i < children.left.size(); i++) {
            if (children.left.get(i).id().equals(children.right.get(i).id())) {
                of(all, children.left.get(i).id()).there++;
            }
        }
        for (LinkedPair pair : Linkage.learn(roll, it -> {}).pairs(0.5)) {
            Count count = of(all, roll.id(pair.left()));
            if (roll.id(pair.left()).equals(roll.id(pair.right()))) {
                count.found++;
            } else {
                count.wrong++;
            }
        }
    }

    private static Count of(Map<String, Count> all, String id) {
        return all.getOrDefault(id.substring(0, id.indexOf('-')), new Count());
    }
}
