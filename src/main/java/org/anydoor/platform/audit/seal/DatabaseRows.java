package org.anydoor.platform.audit.seal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.anydoor.platform.db.BinaryCopy;
import org.anydoor.platform.db.Db;

/** The trail in the database, read in the order of the tree, some thousand leaves at a time. */
final class DatabaseRows implements SealedRows {
    private static final int BLOCK = 4_096;
    private static final int UNSEALED = 1_000;
    private static final int HEADS = 2_000;

    private final Db db;
    private final SealRows stored;

    DatabaseRows(Db db) {
        this.db = db;
        this.stored = new SealRows(db);
        List.of("enable_hashjoin", "enable_mergejoin", "enable_sort", "enable_seqscan", "jit")
                .forEach(it -> db.sql("set local " + it + " = off").run());
    }

    @Override
    public long size() {
        return db.sql("select coalesce(max(position) + 1, 0) from platform.audit_leaf")
                .count();
    }

    @Override
    public void each(long from, long until, Consumer<Row> row) {
        long next = from;
        while (next < until) {
            List<Leaf> leaves = leaves(next, until);
            if (leaves.isEmpty()) {
                return;
            }
            Map<UUID, SealedEntry> entries = entries(leaves);
            leaves.forEach(it -> row.accept(new Row(it.position(), it.id(), it.hash(), entries.get(it.id()))));
            next = leaves.getLast().position() + 1;
        }
    }

    private record Leaf(long position, UUID id, byte[] hash) {}

    private List<Leaf> leaves(long from, long until) {
        List<Leaf> leaves = new ArrayList<>(BLOCK);
        db.copy(
                """
                select l.position, l.entry_id, l.hash from platform.audit_leaf l
                where l.position >= %d and l.position < %d order by l.position limit %d
                """.formatted(from, until, BLOCK),
                it -> leaves.add(new Leaf(
                        BinaryCopy.number(it),
                        Objects.requireNonNull(BinaryCopy.uuid(it)),
                        Objects.requireNonNull(BinaryCopy.bytes(it)))));
        return leaves;
    }

    /**
     * What the leaves tell of, which is read after them: an entry and its subjects are there before its leaf is. One way along
     * each index costs half of a join, which would look up every row by itself.
     */
    private Map<UUID, SealedEntry> entries(List<Leaf> leaves) {
        String ids = "array(select l.entry_id from platform.audit_leaf l where l.position >= %d and l.position <= %d)"
                .formatted(leaves.getFirst().position(), leaves.getLast().position());
        Map<UUID, SealedEntry> entries = HashMap.newHashMap(leaves.size());
        db.copy("""
                select e.id, e.at, e.caller, e.person_id, e.agency_id, e.action, e.outcome
                from platform.audit_entry e where e.id = any (%s)
                """.formatted(ids), it -> {
            SealedEntry entry = entry(it);
            entries.put(entry.id(), entry);
        });
        db.copy("""
                select s.entry_id, s.subject_id, s.owner_agency_id, s.actor_agency_id, s.at
                from platform.audit_subject s where s.entry_id = any (%s)
                """.formatted(ids), it -> {
            SealedEntry of = entries.get(BinaryCopy.uuid(it));
            if (of != null) {
                of.subjects().add(subject(it));
            }
        });
        entries.values().forEach(it -> it.subjects().sort(DatabaseRows::byId));
        return entries;
    }

    private static SealedEntry entry(ByteBuffer columns) {
        return new SealedEntry(
                Objects.requireNonNull(BinaryCopy.uuid(columns)),
                BinaryCopy.micros(columns),
                BinaryCopy.text(columns),
                BinaryCopy.uuid(columns),
                BinaryCopy.uuid(columns),
                BinaryCopy.text(columns),
                BinaryCopy.text(columns),
                new ArrayList<>(1));
    }

    private static SealedEntry.Subject subject(ByteBuffer columns) {
        return new SealedEntry.Subject(
                Objects.requireNonNull(BinaryCopy.uuid(columns)),
                BinaryCopy.uuid(columns),
                BinaryCopy.uuid(columns),
                BinaryCopy.micros(columns));
    }

    /** As PostgreSQL orders keys. */
    private static int byId(SealedEntry.Subject a, SealedEntry.Subject b) {
        int high = Long.compareUnsigned(a.id().getMostSignificantBits(), b.id().getMostSignificantBits());
        return high != 0
                ? high
                : Long.compareUnsigned(a.id().getLeastSignificantBits(), b.id().getLeastSignificantBits());
    }

    @Override
    public List<Tile> tiles() {
        var tiles = new ArrayList<Tile>();
        db.copy(
                "select level, number, hash from platform.audit_tile",
                it -> tiles.add(new Tile(
                        (int) BinaryCopy.number(it),
                        BinaryCopy.number(it),
                        Objects.requireNonNull(BinaryCopy.bytes(it)))));
        return tiles;
    }

    @Override
    public List<Head> heads() {
        return stored.headsFrom(Math.max(0, stored.nextNumber() - HEADS));
    }

    @Override
    public List<UUID> unsealed(List<UUID> of) {
        db.sql("set local enable_mergejoin = on").run();
        return db.sql("""
                select e.id from platform.audit_entry e
                where (:any or e.id = any (:of::uuid[]))
                  and not exists (select 1 from platform.audit_leaf l where l.entry_id = e.id)
                order by e.id limit :most
                """)
                .with("any", of.isEmpty())
                .with("of", of)
                .with("most", UNSEALED)
                .list((rs, n) -> Db.uuid(rs, "id"));
    }

    @Override
    public List<byte[]> hashes(int level, long from, int count) {
        return stored.hashes(level, from, count);
    }
}
