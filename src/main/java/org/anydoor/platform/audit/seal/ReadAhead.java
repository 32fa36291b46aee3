package org.anydoor.platform.audit.seal;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.anydoor.platform.db.JobsDb;
import org.jspecify.annotations.Nullable;

/** A long trail read by two connections in turn while a third thread hashes it: one alone keeps one processor busy and no more. */
final class ReadAhead implements SealedRows {
    private static final int READERS = 2;
    private static final int BLOCK = 4_096;
    private static final int WAITING = 2;

    private final SealedRows rows;
    private final JobsDb jobs;
    private final int block;

    ReadAhead(SealedRows rows, JobsDb jobs) {
        this(rows, jobs, BLOCK);
    }

    /** By another number of leaves at a time. */
    ReadAhead(SealedRows rows, JobsDb jobs, int block) {
        this.rows = rows;
        this.jobs = jobs;
        this.block = block;
    }

    /** What one reader hands over: rows, or why there are none. */
    private record Block(List<Row> rows, @Nullable RuntimeException failed) {}

    @Override
    public void each(long from, long until, Consumer<Row> row) {
        if (until - from <= block) {
            rows.each(from, until, row);
            return;
        }
        ExecutorService readers = Executors.newFixedThreadPool(READERS);
        try {
            List<BlockingQueue<Block>> turns = new ArrayList<>();
            for (int reader = 0; reader < READERS; reader++) {
                BlockingQueue<Block> turn = new ArrayBlockingQueue<>(WAITING);
                long first = from + (long) reader * block;
                readers.execute(() -> read(first, until, turn));
                turns.add(turn);
            }
            int next = 0;
            for (long at = from; at < until; at += block) {
                Block come = turns.get(next).take();
                if (come.failed() != null) {
                    throw come.failed();
                }
                come.rows().forEach(row);
                next = (next + 1) % READERS;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The look at the trail was interrupted", stopped);
        } finally {
            readers.shutdownNow();
            readers.close();
        }
    }

    /** Every second block from here, in one transaction. */
    private void read(long first, long until, BlockingQueue<Block> turn) {
        try {
            jobs.sweep(Sealing.CALLER, db -> {
                SealedRows own = new DatabaseRows(db);
                for (long at = first;
                        at < until && !Thread.currentThread().isInterrupted();
                        at += (long) READERS * block) {
                    List<Row> some = new ArrayList<>(block);
                    own.each(at, Math.min(at + block, until), some::add);
                    hand(new Block(some, null), turn);
                }
                return true;
            });
        } catch (RuntimeException failed) {
            hand(new Block(List.of(), failed), turn);
        }
    }

    /** Whoever no longer waits for it has interrupted. */
    private static void hand(Block block, BlockingQueue<Block> turn) {
        try {
            turn.put(block);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public long size() {
        return rows.size();
    }

    @Override
    public List<Tile> tiles() {
        return rows.tiles();
    }

    @Override
    public List<Head> heads() {
        return rows.heads();
    }

    @Override
    public List<UUID> unsealed(List<UUID> of) {
        return rows.unsealed(of);
    }

    @Override
    public List<byte[]> hashes(int level, long from, int count) {
        return rows.hashes(level, from, count);
    }
}
