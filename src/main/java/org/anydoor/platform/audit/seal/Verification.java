package org.anydoor.platform.audit.seal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Proves that what was sealed is as it was sealed, or says where it is not. It needs no key but the public ones, and whoever
 * keeps heads and public keys elsewhere need not believe the machine that it runs on.
 */
final class Verification {
    /** Begins a tile of the second level. */
    private static final long CHUNK = 1L << (2 * Tree.TILE_BITS);

    private final SealedRows rows;
    private final Heads heads;
    private final PublicKeys keys;
    private final long size;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Head> contradicted = new ArrayList<>();
    private long good;
    private boolean broken;

    /** Heads are read before the rows, which may have grown meanwhile. */
    Verification(SealedRows rows, List<String> lines, PublicKeys keys) {
        this.rows = rows;
        this.keys = keys;
        this.heads = new Heads(lines, rows.heads(), keys);
        this.size = rows.size();
    }

    /** Looks at everything. */
    Report all() {
        walk(0, size, tiles());
        return report(0);
    }

    /** Looks at the newest, and on back as long as there is time. */
    Report newest(BooleanSupplier moreTime) {
        Map<Long, byte[]> tiles = tiles();
        long until = size;
        long from = until;
        while (until > 0 && (until == size || moreTime.getAsBoolean())) {
            from = (until - 1) / CHUNK * CHUNK;
            walk(from, until, tiles);
            until = from;
        }
        return report(from);
    }

    private Map<Long, byte[]> tiles() {
        return Walk.byPlace(rows.tiles());
    }

    private void walk(long from, long until, Map<Long, byte[]> tiles) {
        List<Head> within =
                heads.sealed().stream().filter(it -> it.size() <= until).toList();
        try {
            Walk walk = new Walk(rows, from, tiles, within);
            walk.until(until);
            walk.findings().stream().filter(this::isNew).map(this::named).forEach(findings::add);
            contradicted.addAll(walk.contradicted());
            good = Math.max(good, walk.good());
            broken |= walk.isBroken();
        } catch (SealRows.TreeBroken hole) {
            findings.add(new Finding.Gap(0, from));
            broken = true;
        }
    }

    /** A tile differs wherever one below it does. */
    private boolean isNew(Finding finding) {
        return !(finding instanceof Finding.Differs(long from, long until, UUID first, UUID last, Instant signed))
                || findings.stream()
                        .noneMatch(it ->
                                it instanceof Finding.Differs other && from <= other.from() && other.until() <= until);
    }

    private Report report(long from) {
        heads.bad().stream().limit(3).map(Finding.BadHead::new).forEach(findings::add);
        List<Report.Cut> cuts = new ArrayList<>();
        List<Head> unexplained = new ArrayList<>();
        Stream.concat(contradicted.stream(), heads.sealed().stream().filter(it -> it.size() > size))
                .filter(it -> heads.bad().isEmpty() || keys.signed(it))
                .forEach(it -> explain(it, cuts, unexplained));
        unexplained.stream()
                .filter(it -> it.size() > size)
                .max(Comparator.comparing(Head::size))
                .ifPresent(it -> findings.add(new Finding.CutOff(size, it.size(), it.at())));
        unexplained.stream()
                .filter(it -> it.size() <= size)
                .min(Comparator.comparing(Head::size))
                .ifPresent(it -> findings.add(named(differs(it))));
        if (good < size && !broken && unexplained.isEmpty()) {
            findings.add(new Finding.Unsigned(good, size));
        }
        return new Report(size, from, lastSealed(), heads.sealed().size(), List.copyOf(findings), largest(cuts));
    }

    private @Nullable Instant lastSealed() {
        return heads.sealed().stream()
                .filter(it -> it.size() == size)
                .map(Head::at)
                .findFirst()
                .orElse(null);
    }

    private Finding.Differs differs(Head head) {
        long from = heads.sealed().stream()
                .mapToLong(Head::size)
                .filter(it -> it < head.size())
                .filter(it -> contradicted.stream().noneMatch(wrong -> wrong.size() == it))
                .max()
                .orElse(0);
        return new Finding.Differs(from, head.size(), null, null, head.at());
    }

    private Finding named(Finding finding) {
        return finding instanceof Finding.Differs it
                ? new Finding.Differs(it.from(), it.until(), id(it.from()), id(it.until() - 1), it.signed())
                : finding;
    }

    private @Nullable UUID id(long position) {
        var found = new ArrayList<UUID>();
        rows.each(position, position + 1, it -> found.add(it.id()));
        return found.isEmpty() ? null : found.getFirst();
    }

    private void explain(Head head, List<Report.Cut> cuts, List<Head> unexplained) {
        heads.restored().stream()
                .filter(it -> !it.at().isBefore(head.at()) && it.size() < head.size() && stands(it))
                .findFirst()
                .ifPresentOrElse(
                        it -> cuts.add(new Report.Cut(it.at(), it.size(), head.size() - it.size(), head.at())),
                        () -> unexplained.add(head));
    }

    /** Whether the trail still begins with what the restore brought back. */
    private boolean stands(Head restored) {
        try {
            return restored.size() <= size && restored.isOf(new Tree(new TreeHash(), rows).root(restored.size()));
        } catch (SealRows.TreeBroken hole) {
            return false;
        }
    }

    private static List<Report.Cut> largest(List<Report.Cut> cuts) {
        return cuts.stream()
                .map(Report.Cut::restored)
                .distinct()
                .map(at -> cuts.stream()
                        .filter(it -> it.restored().equals(at))
                        .max(Comparator.comparing(Report.Cut::lost))
                        .orElseThrow())
                .toList();
    }
}
