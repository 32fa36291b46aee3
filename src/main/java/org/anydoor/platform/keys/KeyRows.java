package org.anydoor.platform.keys;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.db.JobsDb;
import org.jspecify.annotations.Nullable;

/** What the database knows of the master key: its versions, which programs hold them, and keys that outlived theirs. */
record KeyRows(Db db) {
    /** Reads and writes these rows, in the name of the sweep that alone may. */
    static final String SWEEP = "keys";

    /** A program not seen for so long has ended, or will ask again before it seals. */
    static final Duration LIVES = Duration.ofSeconds(90);

    private static final Duration REMEMBERED = Duration.ofDays(1);

    /**
     * One version.
     *
     * @param active since when it is in use; nothing where it is announced alone
     * @param sealing how many rows it sealed when they were counted last
     */
    record Version(
            int number,
            Instant announced,
            @Nullable Instant active,
            long sealing,
            @Nullable Instant counted) {}

    /** One running program. */
    record Node(String host, List<Integer> versions, Instant seen) {}

    record Sealed(String name, byte[] bytes) {}

    interface Work<T> {
        T with(KeyRows rows);
    }

    static <T> T in(JobsDb jobs, Work<T> work) {
        return jobs.sweep(SWEEP, db -> work.with(new KeyRows(db)));
    }

    /** Whether this database has such rows at all, or is of a time before. */
    static boolean areIn(JobsDb jobs) {
        return jobs.sweep(
                SWEEP,
                db -> db.sql("select to_regclass('platform.master_version') is not null as there")
                        .one((rs, n) -> rs.getBoolean("there")));
    }

    /** One node at a time announces, reports and brings into use. */
    void alone() {
        db.sql("select pg_advisory_xact_lock(hashtext('platform.master_version'))")
                .one((rs, n) -> true);
    }

    List<Version> versions() {
        return db.sql("""
                select version, announced_at, active_at, sealing, counted_at from platform.master_version order by version
                """)
                .list((rs, n) -> new Version(
                        rs.getInt("version"),
                        Db.instant(rs, "announced_at"),
                        Db.instantOrNull(rs, "active_at"),
                        rs.getLong("sealing"),
                        Db.instantOrNull(rs, "counted_at")));
    }

    /** The version that seals, once there was one. */
    Optional<Version> active() {
        return versions().stream().filter(it -> it.active() != null).reduce((a, b) -> b);
    }

    void announce(int version, Instant now) {
        db.sql(
                        "insert into platform.master_version (version, announced_at) values (:version, :now) on conflict do nothing")
                .with("version", version)
                .with("now", now)
                .run();
    }

    /** Keeps how many rows each version seals; 0 where none was counted. */
    void count(List<MasterSealed.Use> uses, Instant now) {
        uses.forEach(it -> announce(it.version(), now));
        for (Version version : versions()) {
            long rows = uses.stream()
                    .filter(it -> it.version() == version.number())
                    .mapToLong(MasterSealed.Use::rows)
                    .sum();
            db.sql("update platform.master_version set sealing = :rows, counted_at = :now where version = :version")
                    .with("rows", rows)
                    .with("now", now)
                    .with("version", version.number())
                    .run();
        }
    }

    void report(UUID node, String host, List<Integer> versions, Instant now) {
        db.sql("""
                insert into platform.key_node (id, host, versions, seen_at) values (:id, :host, :versions::int[], :now)
                on conflict (id) do update set versions = excluded.versions, seen_at = excluded.seen_at
                """)
                .with("id", node)
                .with("host", host)
                .with("versions", versions.toString().replace('[', '{').replace(']', '}'))
                .with("now", now)
                .run();
        db.sql("delete from platform.key_node where seen_at < :before")
                .with("before", now.minus(REMEMBERED))
                .run();
    }

    int leave(UUID node) {
        return db.sql("delete from platform.key_node where id = :id")
                .with("id", node)
                .run();
    }

    /** Brings announced versions into use that no living program is without. */
    void bringIntoUse(Instant now) {
        db.sql("""
                update platform.master_version v set active_at = :now
                where v.active_at is null and not exists (
                  select 1 from platform.key_node n where n.seen_at > :lives and v.version <> all (n.versions))
                """).with("now", now).with("lives", now.minus(LIVES)).run();
    }

    List<Node> living(Instant now) {
        return db.sql("select host, versions, seen_at from platform.key_node where seen_at > :lives order by host, id")
                .with("lives", now.minus(LIVES))
                .list((rs, n) ->
                        new Node(rs.getString("host"), numbers(rs.getArray("versions")), Db.instant(rs, "seen_at")));
    }

    private static List<Integer> numbers(java.sql.Array array) throws SQLException {
        return Arrays.asList((Integer[]) array.getArray());
    }

    List<Sealed> lasting() {
        return db.sql("select name, sealed from platform.root_key order by name")
                .list((rs, n) -> new Sealed(rs.getString("name"), rs.getBytes("sealed")));
    }

    void keep(Sealed key, Instant now) {
        db.sql(
                        "insert into platform.root_key (name, sealed, made_at) values (:name, :sealed, :now) on conflict do nothing")
                .with("name", key.name())
                .with("sealed", key.bytes())
                .with("now", now)
                .run();
    }
}
