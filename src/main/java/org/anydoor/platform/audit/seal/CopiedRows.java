package org.anydoor.platform.audit.seal;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** A copy of the trail in memory that may be forged at will: what a bench looks for by the same verification. */
final class CopiedRows implements SealedRows {
    final List<Row> rows;
    final List<Tile> tiles;
    final List<Head> heads;

    CopiedRows(List<Row> rows, List<Tile> tiles, List<Head> heads) {
        this.rows = new ArrayList<>(rows);
        this.tiles = new ArrayList<>(tiles);
        this.heads = new ArrayList<>(heads);
    }

    /** The trail up to a head, as it stands in the database. */
    static CopiedRows of(SealedRows from, Head upTo) {
        CopiedRows copy = new CopiedRows(List.of(), List.of(), List.of());
        from.each(0, upTo.size(), copy.rows::add);
        from.tiles().stream()
                .filter(it -> it.number() + 1 << it.level() * Tree.TILE_BITS <= upTo.size())
                .forEach(copy.tiles::add);
        from.heads().stream().filter(it -> it.size() <= upTo.size()).forEach(copy.heads::add);
        return copy;
    }

    CopiedRows again() {
        return new CopiedRows(rows, tiles, heads);
    }

    @Override
    public long size() {
        return rows.isEmpty() ? 0 : rows.getLast().position() + 1;
    }

    @Override
    public void each(long from, long until, Consumer<Row> row) {
        rows.stream()
                .filter(it -> it.position() >= from && it.position() < until)
                .forEach(row);
    }

    @Override
    public List<Tile> tiles() {
        return tiles;
    }

    @Override
    public List<Head> heads() {
        return heads;
    }

    @Override
    public List<UUID> unsealed(List<UUID> of) {
        return List.of();
    }

    @Override
    public List<byte[]> hashes(int level, long from, int count) {
        List<byte[]> hashes = level == 0
                ? rows.stream()
                        .filter(it -> it.position() >= from && it.position() < from + count)
                        .map(Row::hash)
                        .toList()
                : tiles.stream()
                        .filter(it -> it.level() == level && it.number() >= from && it.number() < from + count)
                        .map(Tile::hash)
                        .toList();
        if (hashes.size() != count) {
            throw new SealRows.TreeBroken(level, from);
        }
        return hashes;
    }
}
