package org.anydoor.platform.audit.seal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.anydoor.platform.db.embedded.DatabaseRole;
import org.anydoor.platform.db.embedded.EmbeddedPostgres;

/** Entries at a steady pace by the role of the pages, and how long after its commit each one stands under a head in the file. */
final class AuditLoad {
    private static final int PER_SECOND = 2_000;
    private static final int WRITERS = 4;
    private static final int TOGETHER = 5;
    private static final long LOOK_EVERY_NANOS = 5_000_000;

    private final EmbeddedPostgres postgres;
    private final HeadsFile heads;
    private final Map<UUID, Long> committed = new ConcurrentHashMap<>();
    private final NavigableMap<Long, Long> seen = new ConcurrentSkipListMap<>();
    private volatile boolean over;

    AuditLoad(EmbeddedPostgres postgres, Path home) {
        this.postgres = postgres;
        this.heads = HeadsFile.in(home);
    }

    void run(int seconds) throws InterruptedException, ExecutionException, SQLException {
        Thread watch = Thread.ofPlatform().start(this::watch);
        double took;
        try (var threads = Executors.newFixedThreadPool(WRITERS)) {
            long begun = System.nanoTime();
            List<Callable<Boolean>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                writers.add(() -> write(begun, seconds));
            }
            for (Future<Boolean> writer : threads.invokeAll(writers)) {
                writer.get();
            }
            took = (System.nanoTime() - begun) / 1e9;
        }
        Thread.sleep(3_000);
        over = true;
        watch.join();
        print(took);
    }

    private void watch() {
        while (!over) {
            heads.last().ifPresent(it -> seen.putIfAbsent(it.size(), System.nanoTime()));
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
    }

    private boolean write(long begun, int seconds) throws SQLException {
        double pause = 1e9 * TOGETHER * WRITERS / PER_SECOND;
        try (Connection connection = connect(DatabaseRole.APP);
                Statement say = connection.createStatement();
                PreparedStatement insert = connection.prepareStatement("""
                        with entry as (
                          insert into platform.audit_entry (id, at, caller, action) values (?, now(), 'bench', 'bench.read'))
                        insert into platform.audit_subject (entry_id, subject_id, at) values (?, gen_random_uuid(), now())
                        """)) {
            connection.setAutoCommit(false);
            int done = 0;
            for (long now = System.nanoTime(); now - begun < seconds * 1e9; now = System.nanoTime(), done++) {
                LockSupport.parkNanos(begun + (long) (done * pause) - now);
                say.execute("select set_config('app.caller', 'bench', true)");
                commit(connection, insert);
            }
        }
        return true;
    }

    private void commit(Connection connection, PreparedStatement insert) throws SQLException {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < TOGETHER; i++) {
            UUID id = UUID.randomUUID();
            ids.add(id);
            insert.setObject(1, id);
            insert.setObject(2, id);
            insert.addBatch();
        }
        insert.executeBatch();
        connection.commit();
        long now = System.nanoTime();
        ids.forEach(it -> committed.put(it, now));
    }

    private void print(double took) throws SQLException {
        List<Long> lags = new ArrayList<>();
        try (Connection all = connect(DatabaseRole.SUPERUSER);
                var leaves = all.createStatement().executeQuery("select entry_id, position from platform.audit_leaf")) {
            while (leaves.next()) {
                Long at = committed.get(leaves.getObject(1, UUID.class));
                var head = seen.higherEntry(leaves.getLong(2));
                if (at != null && head != null) {
                    lags.add(Math.max(0, head.getValue() - at));
                }
            }
        }
        lags.sort(null);
        System.out.printf(
                "Sealing under load: %,.0f entries/s written (aim: 2,000), %,d of %,d sealed; lag until the head is on the disk:"
                        + " p50 %.0f ms, p99 %.0f ms, longest %.0f ms (aim: p99 at most 1,000)%n",
                committed.size() / took, lags.size(), committed.size(), at(lags, 0.5), at(lags, 0.99), at(lags, 1));
    }

    private static double at(List<Long> sorted, double part) {
        return sorted.isEmpty()
                ? Double.NaN
                : sorted.get((int) Math.min(sorted.size() - 1L, Math.round(part * sorted.size()))) / 1e6;
    }

    private Connection connect(DatabaseRole role) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(), role.login(), postgres.password(role));
    }
}
