package org.anydoor.platform.audit.seal;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.anydoor.platform.db.JobsDb;
import org.anydoor.platform.keys.MasterKey;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Lets a page ask whether the trail is whole. It answers within seconds: a long trail is looked through from its end. */
@Component
public class TrailCheck {
    private static final Duration TIME = Duration.ofSeconds(5);

    private final JobsDb jobs;
    private final Path home;
    private final AuditKeys keys;

    TrailCheck(JobsDb jobs, @Value("${anydoor.home}") Path home, MasterKey master) {
        this.jobs = jobs;
        this.home = home;
        this.keys = new AuditKeys(master);
    }

    /** What was found. */
    public sealed interface Answer {
        /** Nothing is sealed yet. */
        record Nothing() implements Answer {}

        /**
         * All that was looked at is as it was sealed.
         *
         * @param looked how many entries, the newest
         * @param lost how many entries restores have cut back
         */
        record Whole(long entries, long looked, @Nullable Instant sealed, long lost) implements Answer {}

        /** Something is not: the entry if one can be named, and where it stands. */
        record Wrong(Kind kind, long position, @Nullable UUID entry) implements Answer {}
    }

    /** What can be wrong. */
    public enum Kind {
        EDITED,
        REMOVED,
        DIFFERS,
        CUT,
        UNSIGNED,
        UNSEALED
    }

    /** Looks, in the name of the sealer, which alone sees everything. */
    public Answer check() {
        List<String> lines = HeadsFile.in(home).lines();
        long end = System.nanoTime() + TIME.toNanos();
        Report report = jobs.sweep(Sealing.CALLER, db -> {
            DatabaseRows rows = new DatabaseRows(db);
            Report found = new Verification(rows, lines, keys.publicKeys()).newest(() -> System.nanoTime() < end);
            return Waiting.of(rows).map(found::with).orElse(found);
        });
        if (!report.isGreen()) {
            return wrong(report.findings().getFirst());
        }
        long lost = report.cuts().stream().mapToLong(Report.Cut::lost).sum();
        return report.size() == 0
                ? new Answer.Nothing()
                : new Answer.Whole(report.size(), report.size() - report.from(), report.sealed(), lost);
    }

    private static Answer wrong(Finding finding) {
        return switch (finding) {
            case Finding.Edited it -> new Answer.Wrong(Kind.EDITED, it.position(), it.entry());
            case Finding.Removed it -> new Answer.Wrong(Kind.REMOVED, it.position(), it.entry());
            case Finding.Gap it -> new Answer.Wrong(Kind.CUT, it.from(), null);
            case Finding.Differs it -> new Answer.Wrong(Kind.DIFFERS, it.from(), it.first());
            case Finding.CutOff it -> new Answer.Wrong(Kind.CUT, it.held(), null);
            case Finding.Unsigned it -> new Answer.Wrong(Kind.UNSIGNED, it.from(), null);
            case Finding.BadHead it -> new Answer.Wrong(Kind.UNSIGNED, 0, null);
            case Finding.Unsealed it -> new Answer.Wrong(Kind.UNSEALED, it.entries(), it.first());
        };
    }
}
