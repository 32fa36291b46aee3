package org.anydoor.platform.backup;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Optional;
import org.anydoor.platform.db.JobsDb;
import org.anydoor.platform.web.SampleMark;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** How backups stand: the last one, the last good one and whether somebody must look. */
@Component
public class BackupStanding {
    private final JobsDb jobs;
    private final Copies copies;
    private final ObjectProvider<SampleMark> sample;
    private final Clock clock;
    private final Instant started;

    BackupStanding(JobsDb jobs, Copies copies, ObjectProvider<SampleMark> sample, Clock clock) {
        this.jobs = jobs;
        this.copies = copies;
        this.sample = sample;
        this.clock = clock;
        this.started = clock.instant();
    }

    /**
     * One backup and its trial.
     *
     * @param flaw what the trial found, as a word; nothing where it was good
     */
    public record Tried(
            Instant begun, long bytes, long rows, @Nullable String flaw) {
        static Tried of(BackupRuns.Run run) {
            return new Tried(
                    run.begun(),
                    run.bytes(),
                    run.rows(),
                    run.flaw() == null
                            ? null
                            : run.flaw().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
    }

    /** Keys destroyed, of which copies may be left; {@code last} says when none is, where that is known of all. */
    public record Shredding(
            long waiting, long unknown, @Nullable Instant last) {}

    /**
     * All of it.
     *
     * @param time when each day one is written; nothing where the program writes none by itself
     * @param good the last good one
     * @param age how old that is, or how long there has been none
     */
    public record Taken(
            @Nullable LocalTime time,
            @Nullable Tried last,
            @Nullable Tried good,
            Duration age,
            Duration limit,
            int kept,
            Shredding shredding) {
        /** The last good one is too old, or the last one was not good. */
        public boolean isAlarm() {
            return time != null && (age.compareTo(limit) > 0 || (last != null && last.flaw() != null));
        }
    }

    public Taken take() {
        Instant now = clock.instant();
        return BackupRuns.in(jobs, runs -> {
            Optional<Tried> good = runs.lastGood().map(Tried::of);
            Instant since = good.map(Tried::begun).or(() -> beginning(runs)).orElse(started);
            BackupRuns.Shredding shredding = runs.shredding();
            return new Taken(
                    writes().orElse(null),
                    runs.last().map(Tried::of).orElse(null),
                    good.orElse(null),
                    Duration.between(since, now),
                    copies.plan().alarmAfter(),
                    runs.kept().size(),
                    new Shredding(shredding.waiting(), shredding.unknown(), shredding.last()));
        });
    }

    /** Since when there is something to lose; the times of a sample community are made up. */
    private Optional<Instant> beginning(BackupRuns runs) {
        return isSample() ? Optional.empty() : runs.beginning();
    }

    /** When the program writes backups by itself: in a sample community only where that was asked for. */
    Optional<LocalTime> writes() {
        return copies.time().filter(it -> copies.isAskedFor() || !isSample());
    }

    private boolean isSample() {
        return sample.stream().anyMatch(SampleMark::isSample);
    }
}
