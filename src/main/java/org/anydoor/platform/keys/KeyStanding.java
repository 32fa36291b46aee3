package org.anydoor.platform.keys;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.anydoor.platform.db.JobsDb;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How the master key stands: which versions seal, which may go, and whether every running program knows them. */
@Component
public class KeyStanding {
    /** What a browser or a locked session holds sealed is of no use after a day. */
    private static final Duration OUTSIDE = Duration.ofDays(1);

    private final JobsDb jobs;
    private final InstantSource clock;

    KeyStanding(JobsDb jobs, InstantSource clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    /** What a version is for now. */
    public sealed interface State {
        /** Known to some; it comes into use when all living programs know it. */
        record Announced(List<String> lacking) implements State {}

        /** Seals what is sealed now. */
        record InUse(Instant since) implements State {}

        /** Replaced; so many rows are still sealed by it. */
        record Sealing(long rows) implements State {}

        /** Opens nothing of this database; its line may be taken out from then on. */
        record Free(Instant from) implements State {}
    }

    /** One version of the master key. */
    public record Version(int number, State state) {}

    /** Every version that the database knows, newest first. */
    public List<Version> versions() {
        Instant now = clock.instant();
        return KeyRows.in(jobs, rows -> {
            List<KeyRows.Version> all = rows.versions();
            List<KeyRows.Node> nodes = rows.living(now);
            KeyRows.Version inUse = rows.active().orElse(null);
            return all.reversed().stream()
                    .map(it -> new Version(it.number(), state(it, inUse, nodes)))
                    .toList();
        });
    }

    private static State state(KeyRows.Version version, KeyRows.@Nullable Version inUse, List<KeyRows.Node> nodes) {
        Instant active = inUse == null ? null : inUse.active();
        if (inUse == null || active == null || version.number() > inUse.number()) {
            return new State.Announced(nodes.stream()
                    .filter(it -> !it.versions().contains(version.number()))
                    .map(KeyRows.Node::host)
                    .toList());
        }
        if (version.number() == inUse.number()) {
            return new State.InUse(active);
        }
        return KeyRotation.isDone(version.counted(), active, version.sealing())
                ? new State.Free(active.plus(OUTSIDE))
                : new State.Sealing(version.sealing());
    }
}
