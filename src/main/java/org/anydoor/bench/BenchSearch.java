package org.anydoor.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.db.embedded.EmbeddedPostgres;
import org.anydoor.platform.launch.Command;
import org.anydoor.platform.launch.RunCommand;
import org.anydoor.platform.launch.Settings;
import org.anydoor.youth.Candidate;
import org.anydoor.youth.Matching;
import org.anydoor.youth.Sought;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Candidates among a million young people of mixed agencies: row security and audit are on, callers are ordinary members. */
public record BenchSearch(Class<?> program) implements Command {
    private static final int QUERIES = 400;
    private static final int WARM_UP = 400;
    private static final int MILLION = 1_000_000;
    private static final int OF_EACH = 10;
    private static final long CHILDREN = 90_001;
    private static final long SLIPS = 90_002;

    /** One question, and whom it is about. */
    private record Query(SearchTown.Seeker seeker, int child, SoughtChildren.Asked asked, String origin) {}

    /** What came back. */
    private record Answer(Query query, List<Candidate> found, long took) {
        boolean holds() {
            return found.stream().anyMatch(this::isChild);
        }

        boolean isFirst() {
            return !found.isEmpty()
                    && isChild(found.stream()
                            .max(Comparator.comparingDouble(it -> it.weighed().probability()))
                            .orElseThrow());
        }

        boolean isFirstOfGroup() {
            return found.stream()
                    .filter(it -> it.own() == ownsChild())
                    .findFirst()
                    .filter(this::isChild)
                    .isPresent();
        }

        private boolean ownsChild() {
            return found.stream().filter(this::isChild).anyMatch(Candidate::own);
        }

        private boolean isChild(Candidate it) {
            return it.record().id().value().equals(SearchTown.id(query.child));
        }
    }

    @Override
    public String name() {
        return "bench search";
    }

    @Override
    public String parameters() {
        return "[MANY]";
    }

    @Override
    public String help() {
        return "candidates among 1,000,000 young people, names misspelt and dates wrong, on an empty --data folder";
    }

    @Override
    public int run(Settings settings) throws Exception {
        int many = settings.words().isEmpty()
                ? MILLION
                : Integer.parseInt(settings.words().getFirst());
        ConfigurableApplicationContext context = new RunCommand(program).start(settings.with("port", "0"));
        Matching matching = context.getBean(Matching.class);
        try (SearchTown town = new SearchTown(EmbeddedPostgres.join(settings.home()))) {
            long begun = System.nanoTime();
            List<Query> queries = load(town, many);
            System.out.printf(Locale.ROOT, "%n%s, loaded in %.0f s%n", town.size(), (System.nanoTime() - begun) / 1e9);
            queries.subList(0, WARM_UP).forEach(it -> ask(matching, it));
            report(queries.subList(WARM_UP, WARM_UP + QUERIES).stream()
                    .map(it -> ask(matching, it))
                    .toList());
        }
        return SpringApplication.exit(context);
    }

    private static List<Query> load(SearchTown town, int many) throws Exception {
        List<SearchTown.Seeker> seekers = town.seekers();
        Random random = new Random(SLIPS);
        Map<Integer, SearchTown.Seeker> wanted = new TreeMap<>();
        while (wanted.size() < WARM_UP + QUERIES) {
            SearchTown.Seeker seeker = seekers.get(wanted.size() % seekers.size());
            int child = random.nextInt(many);
            UUID keeper = town.agency(child).id();
            if (seeker.finds().contains(keeper)) {
                wanted.put(child, seeker);
            }
        }
        List<Query> queries = new ArrayList<>();
        SoughtChildren slips = new SoughtChildren(Origins.read(), SLIPS);
        town.load(new SoughtChildren(Origins.read(), CHILDREN), many, (child, number) -> {
            SearchTown.Seeker seeker = wanted.get(number);
            if (seeker != null) {
                queries.add(new Query(seeker, number, slips.asked(child), child.origin()));
            }
        });
        Collections.shuffle(queries, random);
        return queries;
    }

    private static Answer ask(Matching matching, Query query) {
        Sought sought = Sought.typed(query.asked.name(), query.asked.born(), null);
        long begun = System.nanoTime();
        List<Candidate> found = Callers.as(query.seeker.caller(), () -> matching.find(sought, OF_EACH));
        return new Answer(query, found, System.nanoTime() - begun);
    }

    private static void report(List<Answer> answers) {
        long[] took = answers.stream().mapToLong(Answer::took).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "%d queries by one client, every name misspelt and every date wrong; %d are shown of the own agency's and of others'%n",
                answers.size(),
                OF_EACH);
        line("all", answers);
        Map<String, List<Answer>> byOrigin = new TreeMap<>();
        answers.forEach(it -> byOrigin.computeIfAbsent(it.query.origin, key -> new ArrayList<>())
                .add(it));
        byOrigin.forEach(BenchSearch::line);
        System.out.printf(
                Locale.ROOT,
                "  p50 %.2f ms   p95 %.2f ms   worst %.2f ms   (aims: recall 0.99, first 0.92, p95 at most 10 ms)%n",
                took[took.length / 2] / 1e6,
                took[took.length * 95 / 100] / 1e6,
                Arrays.stream(took).max().orElse(0) / 1e6);
    }

    private static void line(String of, List<Answer> answers) {
        System.out.printf(
                Locale.ROOT,
                "  %-8s recall@20 %.4f   first of own or of others %.4f   first of all %.4f   (%d)%n",
                of,
                share(answers.stream().filter(Answer::holds).count(), answers.size()),
                share(answers.stream().filter(Answer::isFirstOfGroup).count(), answers.size()),
                share(answers.stream().filter(Answer::isFirst).count(), answers.size()),
                answers.size());
    }

    private static double share(long some, int all) {
        return (double) some / all;
    }
}
