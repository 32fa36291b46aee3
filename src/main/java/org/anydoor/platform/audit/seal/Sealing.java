package org.anydoor.platform.audit.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anydoor.platform.db.JobsDb;
import org.anydoor.platform.keys.MasterKey;

/**
 * Takes committed entries into the tree, signs the head and tells it to the file outside the database: first the database, then
 * the file, which catches up at the next time should the program die between the two.
 */
final class Sealing {
    static final String CALLER = "audit";
    private static final int BATCH = 20_000;

    private final JobsDb jobs;
    private final Path home;
    private final AuditKeys keys;
    private final InstantSource clock;

    Sealing(JobsDb jobs, Path home, MasterKey master, InstantSource clock) {
        this.jobs = jobs;
        this.home = home;
        this.keys = new AuditKeys(master);
        this.clock = clock;
    }

    /** What one run came to. */
    sealed interface Outcome {
        /** So many entries were sealed. */
        record Sealed(int entries) implements Outcome {}

        /** Another node is at it. */
        record Busy() implements Outcome {}

        /** The file tells of heads that this database does not hold: nothing is signed over a trail that was cut. */
        record Contradicted() implements Outcome {}
    }

    /** Seals all that waits. */
    Outcome all() {
        int sealed = 0;
        while (true) {
            Outcome outcome = once();
            if (!(outcome instanceof Outcome.Sealed(int entries))) {
                return outcome;
            }
            sealed += entries;
            if (entries < BATCH) {
                return new Outcome.Sealed(sealed);
            }
        }
    }

    private record Signed(Outcome outcome, List<Head> untold) {}

    private Outcome once() {
        Optional<Restored> restored = Restored.find(home);
        HeadsFile file = HeadsFile.in(home);
        Signed signed = jobs.sweep(CALLER, db -> sign(new SealRows(db), file, restored));
        if (!signed.untold().isEmpty()) {
            keepPublicKeys();
            file.append(signed.untold());
        }
        if (restored.isPresent() && signed.outcome() instanceof Outcome.Sealed) {
            Restored.forget(home);
        }
        return signed.outcome();
    }

    private Signed sign(SealRows rows, HeadsFile file, Optional<Restored> restored) {
        if (!rows.alone()) {
            return new Signed(new Outcome.Busy(), List.of());
        }
        String now = rows.snapshot();
        Optional<Head> told = file.last();
        long next = rows.nextNumber();
        Optional<Long> firstUntold = firstUntold(rows, told)
                .or(() -> restored.filter(
                                it -> it.at().isAfter(told.orElseThrow().at()))
                        .map(it -> next));
        if (firstUntold.isEmpty()) {
            return new Signed(new Outcome.Contradicted(), List.of());
        }
        restored.ifPresent(
                it -> rows.add(next, Head.signed(Head.Kind.RESTORED, it.size(), it.at(), it.root(), keys), now));
        int sealed = seal(rows, now);
        return new Signed(new Outcome.Sealed(sealed), rows.headsFrom(firstUntold.get()));
    }

    /** The number of the first head that the file does not hold yet; nothing if the file knows of another past. */
    private static Optional<Long> firstUntold(SealRows rows, Optional<Head> told) {
        return told.isEmpty()
                ? Optional.of(0L)
                : rows.number(told.get())
                        .map(it -> it + 1)
                        .or(() -> rows.restoredAfter(told.get().at()));
    }

    private int seal(SealRows rows, String now) {
        Optional<SealRows.Kept> last = rows.sealed();
        String before =
                last.map(SealRows.Kept::seen).filter(it -> !rows.isAhead(it)).orElse(SealRows.NOTHING_SEEN);
        List<SealedEntry> entries = rows.waiting(before, BATCH);
        if (entries.isEmpty()) {
            return 0;
        }
        TreeHash hash = new TreeHash();
        long size = last.map(it -> it.head().size()).orElse(0L);
        Frontier frontier = new Tree(hash, rows).frontier(size, rows::addTile);
        addLeaves(rows, hash, frontier, entries);
        Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Head head = Head.signed(Head.Kind.SEALED, frontier.size(), at, frontier.root(), keys);
        rows.add(rows.nextNumber(), head, entries.size() < BATCH ? now : before);
        return entries.size();
    }

    private static void addLeaves(SealRows rows, TreeHash hash, Frontier frontier, List<SealedEntry> entries) {
        EntryText text = new EntryText();
        var hashes = new ArrayList<byte[]>(entries.size());
        long first = frontier.size();
        for (SealedEntry entry : entries) {
            text.write(entry);
            byte[] leaf = hash.leaf(text.bytes(), text.length());
            hashes.add(leaf);
            frontier.add(leaf);
        }
        List<UUID> ids = entries.stream().map(SealedEntry::id).toList();
        rows.addLeaves(first, ids, hashes);
    }

    /** The public keys lie beside the heads, for auditors to take a copy of both. */
    private void keepPublicKeys() {
        Path file = home.resolve(PublicKeys.FILE);
        String lines = keys.publicKeys().lines();
        try {
            if (!Files.exists(file) || !Files.readString(file).equals(lines)) {
                Files.writeString(file, lines);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
