package org.anydoor.platform.audit.seal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.anydoor.platform.db.Db;

/** What the sealer reads and adds, within one transaction of its own caller. */
final class SealRows implements Tree.Stored {
    /** What was seen before anything was: nothing. */
    static final String NOTHING_SEEN = "1:1:";

    /** Any number, as long as nobody else locks by it. */
    private static final long LOCK = 7_311_962;

    private static final HexFormat HEX = HexFormat.of();

    private final Db db;

    SealRows(Db db) {
        this.db = db;
    }

    /** Whether no other node seals at this moment. */
    boolean alone() {
        return db.sql("select pg_try_advisory_xact_lock(:lock) as alone")
                .with("lock", LOCK)
                .one((rs, n) -> rs.getBoolean("alone"));
    }

    /** The transactions that are over by now; asked before this one writes, so that none of their numbers is given again. */
    String snapshot() {
        return db.sql("select pg_current_snapshot()::text as now").one((rs, n) -> rs.getString("now"));
    }

    /** A head as the database keeps it. */
    record Kept(long number, Head head, String seen) {}

    /** The latest head over sealed entries. */
    Optional<Kept> sealed() {
        return db.sql("""
                select number, kind, size, at, root, signature, key_version, seen from platform.audit_head
                where kind = 'sealed' order by number desc limit 1
                """).find(SealRows::kept);
    }

    long nextNumber() {
        return db.sql("select coalesce(max(number) + 1, 0) from platform.audit_head")
                .count();
    }

    /** All heads from this number on. */
    List<Head> headsFrom(long number) {
        return db.sql("""
                select number, kind, size, at, root, signature, key_version, seen from platform.audit_head
                where number >= :number order by number
                """).with("number", number).list((rs, n) -> kept(rs, n).head());
    }

    /** The number of this very head. */
    Optional<Long> number(Head head) {
        return db.sql("""
                select number from platform.audit_head
                where size = :size and at = :at and root = decode(:root, 'hex') and kind = :kind order by number limit 1
                """)
                .with("size", head.size())
                .with("at", head.at())
                .with("root", HEX.formatHex(head.root()))
                .with("kind", head.kind())
                .find((rs, n) -> rs.getLong("number"));
    }

    /** The number of the first statement, made after that time, that the database was set back. */
    Optional<Long> restoredAfter(Instant at) {
        return db.sql("""
                select number from platform.audit_head where kind = 'restored' and at >= :at order by number limit 1
                """).with("at", at).find((rs, n) -> rs.getLong("number"));
    }

    void add(long number, Head head, String seen) {
        db.sql("""
                insert into platform.audit_head (number, kind, size, at, root, signature, key_version, seen)
                values (:number, :kind, :size, :at, decode(:root, 'hex'), decode(:signature, 'hex'), :version, :seen)
                """)
                .with("number", number)
                .with("kind", head.kind())
                .with("size", head.size())
                .with("at", head.at())
                .with("root", HEX.formatHex(head.root()))
                .with("signature", HEX.formatHex(head.signature()))
                .with("version", head.keyVersion())
                .with("seen", seen)
                .runExactly(1);
    }

    /**
     * The next entries that the tree does not hold, in the order of their transactions. What was seen is a snapshot: whatever
     * it did not show is looked for, so that a transaction that commits late is no gap. After a restore by copying rows the
     * transactions' numbers are another server's; then all entries are looked through once.
     */
    List<SealedEntry> waiting(String seen, int most) {
        List<SealedEntry> entries = db.sql("""
                select e.id, e.at, e.caller, e.person_id, e.agency_id, e.action, e.outcome
                from platform.audit_entry e
                where e.xid >= pg_snapshot_xmin(:seen::pg_snapshot)
                  and (:everything or e.xid < pg_snapshot_xmax(pg_current_snapshot()))
                  and not pg_visible_in_snapshot(e.xid, :seen::pg_snapshot)
                  and not exists (select 1 from platform.audit_leaf l where l.entry_id = e.id)
                order by e.xid, e.id
                limit :most
                """)
                .with("seen", seen)
                .with("everything", seen.equals(NOTHING_SEEN))
                .with("most", most)
                .list(SealRows::entry);
        Map<UUID, List<SealedEntry.Subject>> subjects = subjects(entries);
        return entries.stream()
                .map(it -> new SealedEntry(
                        it.id(),
                        it.at(),
                        it.caller(),
                        it.person(),
                        it.agency(),
                        it.action(),
                        it.outcome(),
                        subjects.getOrDefault(it.id(), List.of())))
                .toList();
    }

    private Map<UUID, List<SealedEntry.Subject>> subjects(List<SealedEntry> entries) {
        var subjects = new HashMap<UUID, List<SealedEntry.Subject>>();
        if (!entries.isEmpty()) {
            db.sql("""
                    select s.entry_id, s.subject_id, s.owner_agency_id, s.actor_agency_id, s.at
                    from platform.audit_subject s where s.entry_id = any (:entries::uuid[]) order by s.entry_id, s.subject_id
                    """)
                    .with("entries", entries.stream().map(SealedEntry::id).toList())
                    .list((rs, n) -> subjects.computeIfAbsent(Db.uuid(rs, "entry_id"), id -> new ArrayList<>())
                            .add(subject(rs)));
        }
        return subjects;
    }

    /** Whether the numbers of these transactions are another server's: they lie ahead of this one's. */
    boolean isAhead(String seen) {
        return db.sql("""
                select pg_snapshot_xmax(:seen::pg_snapshot) > pg_snapshot_xmax(pg_current_snapshot()) as ahead
                """).with("seen", seen).one((rs, n) -> rs.getBoolean("ahead"));
    }

    void addLeaves(long first, List<UUID> entries, List<byte[]> hashes) {
        db.sql("""
                insert into platform.audit_leaf (position, entry_id, hash)
                select :first + l.n - 1, l.entry, decode(l.hash, 'hex')
                from unnest(:entries::uuid[], :hashes::text[]) with ordinality as l (entry, hash, n)
                """)
                .with("first", first)
                .with("entries", entries)
                .with("hashes", hashes.stream().map(HEX::formatHex).toList())
                .runExactly(entries.size());
    }

    void addTile(int level, long number, byte[] root) {
        db.sql("insert into platform.audit_tile (level, number, hash) values (:level, :number, decode(:root, 'hex'))")
                .with("level", level)
                .with("number", number)
                .with("root", HEX.formatHex(root))
                .runExactly(1);
    }

    @Override
    public List<byte[]> hashes(int level, long from, int count) {
        String sql = level == 0
                ? "select hash from platform.audit_leaf where position >= :from and position < :until order by position"
                : """
                select hash from platform.audit_tile where level = :level and number >= :from and number < :until order by number
                """;
        var statement = db.sql(sql).with("from", from).with("until", from + count);
        List<byte[]> hashes =
                (level == 0 ? statement : statement.with("level", level)).list((rs, n) -> rs.getBytes("hash"));
        if (hashes.size() != count) {
            throw new TreeBroken(level, from);
        }
        return hashes;
    }

    /** The stored tree has a hole, which {@code audit verify} names. */
    static final class TreeBroken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TreeBroken(int level, long from) {
            super("the tree of the audit trail has a hole at level " + level + " from " + from);
        }
    }

    private static Kept kept(ResultSet rs, int n) throws SQLException {
        return new Kept(
                rs.getLong("number"),
                new Head(
                        Db.constant(Head.Kind.class, rs.getString("kind")),
                        rs.getLong("size"),
                        Db.instant(rs, "at"),
                        rs.getBytes("root"),
                        rs.getBytes("signature"),
                        rs.getInt("key_version")),
                rs.getString("seen"));
    }

    private static SealedEntry entry(ResultSet rs, int n) throws SQLException {
        return new SealedEntry(
                Db.uuid(rs, "id"),
                micros(Db.instant(rs, "at")),
                rs.getString("caller"),
                rs.getObject("person_id", UUID.class),
                rs.getObject("agency_id", UUID.class),
                rs.getString("action"),
                rs.getString("outcome"),
                List.of());
    }

    private static SealedEntry.Subject subject(ResultSet rs) throws SQLException {
        return new SealedEntry.Subject(
                Db.uuid(rs, "subject_id"),
                rs.getObject("owner_agency_id", UUID.class),
                rs.getObject("actor_agency_id", UUID.class),
                micros(Db.instant(rs, "at")));
    }

    private static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }
}
