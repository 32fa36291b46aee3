package org.anydoor.platform.audit.seal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.anydoor.platform.db.BinaryCopy;
import org.anydoor.platform.db.Db;
import org.jspecify.annotations.Nullable;

/** The trail in the database, streamed in the order of the tree without sorting or holding it. */
final class DatabaseRows implements SealedRows {
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
        Assembly assembly = new Assembly(row);
        db.copy("""
                select l.position, l.entry_id, l.hash, e.id, e.at, e.caller, e.person_id, e.agency_id, e.action, e.outcome,
                  s.subject_id, s.owner_agency_id, s.actor_agency_id, s.at
                from platform.audit_leaf l
                left join platform.audit_entry e on e.id = l.entry_id
                left join platform.audit_subject s on s.entry_id = e.id
                where l.position >= %d and l.position < %d order by l.position
                """.formatted(from, until), assembly::add);
        assembly.end();
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

    /** Puts together the rows of one entry, which come one for each of its subjects. */
    private static final class Assembly {
        private final Consumer<Row> row;
        private @Nullable Row open;
        private List<SealedEntry.Subject> subjects = new ArrayList<>();

        Assembly(Consumer<Row> row) {
            this.row = row;
        }

        void add(ByteBuffer columns) {
            long position = BinaryCopy.number(columns);
            UUID id = Objects.requireNonNull(BinaryCopy.uuid(columns));
            byte[] hash = Objects.requireNonNull(BinaryCopy.bytes(columns));
            if (open == null || open.position() != position) {
                end();
                subjects = new ArrayList<>(1);
                open = new Row(position, id, hash, entry(columns, subjects));
            } else {
                skip(columns);
            }
            subject(columns);
        }

        private static @Nullable SealedEntry entry(ByteBuffer columns, List<SealedEntry.Subject> subjects) {
            UUID id = BinaryCopy.uuid(columns);
            SealedEntry entry = new SealedEntry(
                    id == null ? new UUID(0, 0) : id,
                    BinaryCopy.micros(columns),
                    BinaryCopy.text(columns),
                    BinaryCopy.uuid(columns),
                    BinaryCopy.uuid(columns),
                    BinaryCopy.text(columns),
                    BinaryCopy.text(columns),
                    subjects);
            return id == null ? null : entry;
        }

        private static void skip(ByteBuffer columns) {
            for (int column = 0; column < 7; column++) {
                columns.position(columns.position() + Integer.BYTES + Math.max(0, columns.getInt(columns.position())));
            }
        }

        private void subject(ByteBuffer columns) {
            UUID id = BinaryCopy.uuid(columns);
            if (id != null) {
                subjects.add(new SealedEntry.Subject(
                        id, BinaryCopy.uuid(columns), BinaryCopy.uuid(columns), BinaryCopy.micros(columns)));
            }
        }

        void end() {
            if (open != null) {
                if (subjects.size() > 1) {
                    subjects.sort((a, b) -> unsigned(a.id(), b.id()));
                }
                row.accept(open);
                open = null;
            }
        }

        private static int unsigned(UUID a, UUID b) {
            int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
            return high != 0 ? high : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
        }
    }
}
