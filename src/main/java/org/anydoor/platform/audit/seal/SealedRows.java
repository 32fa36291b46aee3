package org.anydoor.platform.audit.seal;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The trail and its tree as they stand now, wherever that is: what a verification looks through. */
interface SealedRows extends Tree.Stored {
    /**
     * What stands at one position of the tree.
     *
     * @param hash the stored hash of the leaf
     * @param entry the entry as it is now; nothing if there is none any more
     */
    record Row(
            long position, UUID id, byte[] hash, @Nullable SealedEntry entry) {}

    /** A stored root of a full subtree of 256^level leaves. */
    record Tile(int level, long number, byte[] hash) {}

    /** The position behind the last leaf. */
    long size();

    /** What stands from one position up to another, in order; what is missing is left out. */
    void each(long from, long until, Consumer<Row> row);

    List<Tile> tiles();

    /** The newest heads that the database keeps. */
    List<Head> heads();

    /** How many entries no leaf tells of, of those that are given; of all where none are given. */
    List<UUID> unsealed(List<UUID> of);
}
