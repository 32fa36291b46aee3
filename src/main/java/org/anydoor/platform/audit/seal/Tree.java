package org.anydoor.platform.audit.seal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Proofs of RFC 9162 over stored hashes: of each leaf and of each full subtree of 256, 256², … leaves. A proof reads at most
 * 255 hashes for each of its levels, however large the tree is.
 */
final class Tree {
    /** A tile covers 2^8 hashes of the level below it. */
    static final int TILE_BITS = 8;

    private final TreeHash hash;
    private final Stored stored;

    /** The stored hashes of one level, 0 being the leaves, from the given number on. */
    interface Stored {
        List<byte[]> hashes(int level, long from, int count);
    }

    Tree(TreeHash hash, Stored stored) {
        this.hash = hash;
        this.stored = stored;
    }

    /** The root over the first {@code size} leaves. */
    byte[] root(long size) {
        return size == 0 ? hash.empty() : range(0, size);
    }

    /** Section 2.1.3.1: the hashes that lead from the leaf at {@code position} to the root of the first {@code size} leaves. */
    List<byte[]> inclusion(long position, long size) {
        var path = new ArrayList<byte[]>();
        long from = 0;
        long until = size;
        while (until - from > 1) {
            long middle = from + split(until - from);
            if (position < middle) {
                path.add(range(middle, until));
                until = middle;
            } else {
                path.add(range(from, middle));
                from = middle;
            }
        }
        return path.reversed();
    }

    /** Section 2.1.4.1: the hashes that prove that the tree of {@code size} leaves begins with that of {@code first}. */
    List<byte[]> consistency(long first, long size) {
        var path = new ArrayList<byte[]>();
        if (first == 0 || first == size) {
            return path;
        }
        long from = 0;
        long until = size;
        long left = first;
        boolean known = true;
        while (left < until - from) {
            long half = split(until - from);
            if (left <= half) {
                path.add(range(from + half, until));
                until = from + half;
            } else {
                path.add(range(from, from + half));
                from += half;
                left -= half;
                known = false;
            }
        }
        if (!known) {
            path.add(range(from, until));
        }
        return path.reversed();
    }

    /** The right edge of the tree, to which leaves can be added. */
    Frontier frontier(long size, Frontier.Tiles tiles) {
        Frontier frontier = new Frontier(hash, tiles);
        for (int level = (Long.SIZE - 1) / TILE_BITS; level >= 0; level--) {
            int height = level * TILE_BITS;
            long from = frontier.size() >>> height;
            int count = (int) ((size >>> height) - from);
            if (count > 0) {
                stored.hashes(level, from, count).forEach(it -> frontier.addSubtree(height, it));
            }
        }
        return frontier;
    }

    /** The root over the leaves of a range that begins where a subtree of its size would. */
    private byte[] range(long from, long until) {
        long count = until - from;
        if (Long.bitCount(count) == 1) {
            return full(from, Long.numberOfTrailingZeros(count));
        }
        long middle = from + split(count);
        return hash.node(range(from, middle), range(middle, until));
    }

    private byte[] full(long from, int height) {
        int level = height / TILE_BITS;
        int above = height % TILE_BITS;
        List<byte[]> below = stored.hashes(level, from >>> (level * TILE_BITS), 1 << above);
        while (below.size() > 1) {
            var pairs = new ArrayList<byte[]>(below.size() / 2);
            for (int i = 0; i < below.size(); i += 2) {
                pairs.add(hash.node(below.get(i), below.get(i + 1)));
            }
            below = pairs;
        }
        return below.getFirst();
    }

    /** The largest power of two that is smaller. */
    private static long split(long count) {
        return Long.highestOneBit(count - 1);
    }

    /** Section 2.1.3.2: whether the path leads from this leaf to this root. */
    static boolean includes(TreeHash hash, byte[] leaf, long position, long size, List<byte[]> path, byte[] root) {
        if (position >= size) {
            return false;
        }
        long at = position;
        long last = size - 1;
        byte[] reached = leaf;
        for (byte[] other : path) {
            if (last == 0) {
                return false;
            }
            if ((at & 1) == 1 || at == last) {
                reached = hash.node(other, reached);
                while ((at & 1) == 0 && at != 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else {
                reached = hash.node(reached, other);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(reached, root);
    }
}
