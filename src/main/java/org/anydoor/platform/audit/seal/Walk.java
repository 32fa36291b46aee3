package org.anydoor.platform.audit.seal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One way along the leaves from a position that begins a tile: entries against leaves, leaves against tiles and signed roots. */
final class Walk {
    private static final int MOST = 20;

    private final TreeHash hash = new TreeHash();
    private final EntryText text = new EntryText();
    private final SealedRows rows;
    private final Frontier frontier;
    private final Map<Long, byte[]> tiles;
    private final TreeMap<Long, List<Head>> heads = new TreeMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<Head> contradicted = new ArrayList<>();
    private long good;
    private boolean broken;
    private @Nullable List<Head> next;
    private long nextSize;

    Walk(SealedRows rows, long from, Map<Long, byte[]> tiles, List<Head> heads) {
        this.rows = rows;
        this.tiles = tiles;
        this.frontier = new Tree(hash, rows).frontier(from, this::compare);
        this.good = from;
        heads.stream()
                .filter(it -> it.size() > from)
                .forEach(it -> this.heads
                        .computeIfAbsent(it.size(), size -> new ArrayList<>())
                        .add(it));
        advance();
    }

    static Map<Long, byte[]> byPlace(List<SealedRows.Tile> tiles) {
        var byPlace = new HashMap<Long, byte[]>();
        tiles.forEach(it -> byPlace.put(place(it.level(), it.number()), it.hash()));
        return byPlace;
    }

    private static long place(int level, long number) {
        return ((long) level << 56) | number;
    }

    /** Goes as far as the given position, which is the end or begins another tile. */
    void until(long until) {
        long from = frontier.size();
        rows.each(from, until, this::look);
        if (!broken && frontier.size() < until) {
            add(new Finding.Gap(frontier.size(), until));
            broken = true;
        }
    }

    private void look(SealedRows.Row row) {
        SealedEntry entry = row.entry();
        if (entry == null) {
            add(new Finding.Removed(row.position(), row.id()));
        } else {
            text.write(entry);
            if (!Arrays.equals(hash.leaf(text.bytes(), text.length()), row.hash())) {
                add(new Finding.Edited(row.position(), row.id()));
            }
        }
        if (broken) {
            return;
        }
        if (row.position() != frontier.size()) {
            add(new Finding.Gap(frontier.size(), row.position()));
            broken = true;
            return;
        }
        frontier.add(row.hash());
        if (frontier.size() == nextSize) {
            compareHeads();
        }
    }

    private void compare(int level, long number, byte[] root) {
        if (!Arrays.equals(tiles.get(place(level, number)), root)) {
            int height = level * Tree.TILE_BITS;
            add(new Finding.Differs(number << height, number + 1 << height, null, null, null));
        }
    }

    private void compareHeads() {
        byte[] root = frontier.root();
        for (Head head : next == null ? List.<Head>of() : next) {
            if (head.isOf(root)) {
                good = frontier.size();
            } else {
                contradicted.add(head);
            }
        }
        advance();
    }

    private void advance() {
        var entry = heads.higherEntry(frontier.size());
        next = entry == null ? null : entry.getValue();
        nextSize = entry == null ? -1 : entry.getKey();
    }

    private void add(Finding finding) {
        if (findings.size() < MOST) {
            findings.add(finding);
        }
    }

    List<Finding> findings() {
        return findings;
    }

    /** Heads whose root the tree does not have at their size. */
    List<Head> contradicted() {
        return contradicted;
    }

    /** The size of the last head whose root the tree had. */
    long good() {
        return good;
    }

    boolean isBroken() {
        return broken;
    }

    byte[] root() {
        return frontier.root();
    }
}
