package org.anydoor.platform.audit.seal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** The signed statements to compare with: those of the heads files and the newest that the database keeps, each once. */
final class Heads {
    /** Of heads that agree with the tree the newest are asked for their signature; of the others each one is. */
    private static final int SIGNATURES = 1_000;

    private final List<Head> sealed = new ArrayList<>();
    private final List<Head> restored = new ArrayList<>();
    private final List<String> bad = new ArrayList<>();

    Heads(List<String> lines, List<Head> kept, PublicKeys keys) {
        var all = new LinkedHashSet<>(lines);
        kept.forEach(it -> all.add(it.line()));
        for (String line : all) {
            Optional<Head> head = Head.read(line);
            head.ifPresentOrElse(it -> list(it.kind()).add(it), () -> bad.add(line));
        }
        sealed.sort(Comparator.comparing(Head::size));
        sealed.subList(Math.max(0, sealed.size() - SIGNATURES), sealed.size()).removeIf(it -> isBad(it, keys));
        restored.removeIf(it -> isBad(it, keys));
    }

    private List<Head> list(Head.Kind kind) {
        return switch (kind) {
            case SEALED -> sealed;
            case RESTORED -> restored;
        };
    }

    private boolean isBad(Head head, PublicKeys keys) {
        return !keys.signed(head) && bad.add(head.line());
    }

    /** By size. */
    List<Head> sealed() {
        return sealed;
    }

    List<Head> restored() {
        return restored;
    }

    /** Lines that are no heads, or not this key's. */
    List<String> bad() {
        return bad;
    }
}
