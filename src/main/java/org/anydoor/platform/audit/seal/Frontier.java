package org.anydoor.platform.audit.seal;

import org.jspecify.annotations.Nullable;

/** The right edge of a growing tree: the roots of its full subtrees, enough to add leaves and to tell the root at each size. */
final class Frontier {
    private final TreeHash hash;
    private final Tiles tiles;
    private final @Nullable byte[][] full = new byte[63][];
    private long size;

    /** Hears of each subtree of 256^level leaves that has become full, from level 1. */
    interface Tiles {
        void full(int level, long number, byte[] root);
    }

    Frontier(TreeHash hash, Tiles tiles) {
        this.hash = hash;
        this.tiles = tiles;
    }

    long size() {
        return size;
    }

    void add(byte[] leaf) {
        addSubtree(0, leaf);
    }

    /** Adds a full subtree of 2^height leaves behind what is there, whose size is a multiple of that. */
    void addSubtree(int height, byte[] root) {
        int at = height;
        byte[] carried = root;
        for (byte[] left = full[at]; left != null; left = full[at]) {
            carried = hash.node(left, carried);
            full[at] = null;
            at++;
            tell(at, height, carried);
        }
        full[at] = carried;
        size += 1L << height;
    }

    private void tell(int height, int added, byte[] root) {
        if (height % Tree.TILE_BITS == 0 && height > added) {
            tiles.full(height / Tree.TILE_BITS, (size + (1L << added) >>> height) - 1, root);
        }
    }

    /** The root over all leaves so far. */
    byte[] root() {
        byte[] root = null;
        for (byte[] subtree : full) {
            if (subtree != null) {
                root = root == null ? subtree : hash.node(subtree, root);
            }
        }
        return root == null ? hash.empty() : root;
    }
}
