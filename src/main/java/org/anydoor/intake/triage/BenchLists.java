package org.anydoor.intake.triage;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.db.embedded.DatabaseRole;
import org.anydoor.platform.db.embedded.EmbeddedPostgres;
import org.anydoor.platform.launch.Command;
import org.anydoor.platform.launch.RunCommand;
import org.anydoor.platform.launch.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Queue and search of a navigator over 100,000 concerns of mixed agencies; row security and audit are on. */
public record BenchLists(Class<?> program) implements Command {
    private static final int CLIENTS = 8;
    private static final int EACH = 400;
    private static final int WARM_UP = 500;

    /** Seven in ten are intake's, three in a hundred are open; the rest spreads over the other agencies. */
    private static final String CONCERNS = """
            with made as (
              insert into intake.concern (id, agency_id, short, door, language, arrived_at, danger, harm, what, version)
              select gen_random_uuid(),
                case when n % 10 < 7 then i.id else o.ids[1 + n % cardinality(o.ids)] end,
                translate(upper(substr(md5(n::text), 1, 3) || '-' || substr(md5(n::text), 4, 3)), '01', 'XY'),
                'public', (array['en', 'es', 'hmn', 'so'])[1 + n % 4], date_trunc('minute', now() - n * interval '15 minutes'),
                'unknown', 'unsure', repeat('A fictional concern to measure lists by. ', 12), 1
              from generate_series(1, 100000) n,
                (select id from platform.agency where kind = 'intake' limit 1) i,
                (select array_agg(id) as ids from platform.agency where kind <> 'intake' and not walled) o
              returning id, agency_id, door, language, arrived_at)
            insert into intake.handling (concern_id, agency_id, owner_agency_id, state, urgency, reason_key, door, language, interpreter, harm,
              arrived_at, received_at, due_at, closed_at, outcome)
            select id, agency_id, agency_id, case when random() < 0.03 then 'new' else 'closed' end,
              (array['immediate', 'urgent', 'standard'])[1 + floor(random() * 3)::int], 'everything-else', door, language, 'none', 'unsure',
              arrived_at, arrived_at, arrived_at + interval '4 hours', arrived_at + interval '2 days', 'helped'
            from made
            """;

    @Override
    public String name() {
        return "bench lists";
    }

    @Override
    public String help() {
        return "queue and search of a navigator over 100,000 concerns, on an empty --data folder";
    }

    @Override
    public int run(Settings settings) throws Exception {
        ConfigurableApplicationContext context = new RunCommand(program).start(settings.with("port", "0"));
        Queue queue = context.getBean(Queue.class);
        List<String> names = new ArrayList<>();
        Caller navigator = prepare(settings, names);
        measure("what is due first", navigator, i -> () -> queue.list(filter("open", null, 1 + i % 3)));
        measure("mine", navigator, i -> () -> queue.list(filter("mine", null, 1)));
        measure("closed, newest first", navigator, i -> () -> queue.list(filter("closed", null, 1 + i % 10)));
        measure("by short name", navigator, i -> () -> queue.list(filter(null, names.get(i % names.size()), 1)));
        return SpringApplication.exit(context);
    }

    private static QueueFilter filter(@Nullable String show, @Nullable String search, int page) {
        return QueueFilter.of(show, null, null, null, null, search, null, Integer.toString(page));
    }

    private static Caller prepare(Settings settings, List<String> names) throws SQLException {
        EmbeddedPostgres postgres = EmbeddedPostgres.join(settings.home());
        try (Connection all = DriverManager.getConnection(
                        postgres.jdbcUrl(), DatabaseRole.SUPERUSER.login(), postgres.password(DatabaseRole.SUPERUSER));
                Statement statement = all.createStatement()) {
            statement.execute(CONCERNS);
            statement.execute("vacuum analyze intake.concern");
            statement.execute("vacuum analyze intake.handling");
            ResultSet some = statement.executeQuery("select short from intake.concern order by id limit 500");
            while (some.next()) {
                names.add(some.getString(1));
            }
            ResultSet one = statement.executeQuery("""
                    select mr.person_id, mr.agency_id from platform.membership_role mr
                    join platform.agency a on a.id = mr.agency_id and a.kind = 'intake' where mr.role = 'navigator' limit 1
                    """);
            one.next();
            return new Caller.Member(
                    new PersonId(one.getObject(1, UUID.class)), new AgencyId(one.getObject(2, UUID.class)));
        }
    }

    private static void measure(String what, Caller caller, IntFunction<Runnable> deed) throws Exception {
        clients(caller, deed, WARM_UP);
        long[] took = clients(caller, deed, EACH);
        System.out.printf(
                "%-22s %d clients   p50 %6.2f ms   p95 %6.2f ms   (%,d; aim: p95 at most 25 ms)%n",
                what, CLIENTS, took[took.length / 2] / 1e6, took[took.length * 95 / 100] / 1e6, took.length);
    }

    private static long[] clients(Caller caller, IntFunction<Runnable> deed, int each) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<long[]>> running = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                int first = client * each;
                running.add(threads.submit(() -> one(caller, deed, first, each)));
            }
            long[] all = new long[CLIENTS * each];
            for (int client = 0; client < CLIENTS; client++) {
                System.arraycopy(running.get(client).get(), 0, all, client * each, each);
            }
            Arrays.sort(all);
            return all;
        }
    }

    private static long[] one(Caller caller, IntFunction<Runnable> deed, int first, int each) {
        long[] took = new long[each];
        for (int i = 0; i < each; i++) {
            Runnable next = deed.apply(first + i);
            long begun = System.nanoTime();
            Callers.run(caller, next);
            took[i] = System.nanoTime() - begun;
        }
        return took;
    }
}
