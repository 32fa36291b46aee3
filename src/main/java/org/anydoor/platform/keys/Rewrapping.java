package org.anydoor.platform.keys;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.anydoor.platform.db.JobsDb;
import org.anydoor.platform.jobs.Recurring;

/**
 * Seals anew what older versions of the master key sealed, some rows in each transaction. Whatever interrupts it, each row is
 * sealed by one version or the other, and the next run goes on with what is left.
 */
final class Rewrapping {
    private static final int AT_ONCE = 100;

    private final JobsDb jobs;
    private final MasterKey master;
    private final List<MasterSealed> columns;
    private final InstantSource clock;

    Rewrapping(JobsDb jobs, MasterKey master, List<MasterSealed> columns, InstantSource clock) {
        this.jobs = jobs;
        this.master = master;
        this.clock = clock;
        this.columns =
                Stream.concat(MasterSealed.own().stream(), columns.stream()).toList();
    }

    Recurring job() {
        return Recurring.every("platform.rewrap", Duration.ofMinutes(1), this::all);
    }

    /** Until nothing is left; then says what each version seals. */
    void all() {
        for (MasterSealed column : columns) {
            while (some(column) > 0) {
                // The next batch has a transaction of its own.
            }
        }
        Instant now = clock.instant();
        List<MasterSealed.Use> uses = uses();
        KeyRows.in(jobs, rows -> {
            rows.count(uses, now);
            return true;
        });
    }

    int some(MasterSealed column) {
        return jobs.sweep(KeyRows.SWEEP, db -> column.anew(db, master, AT_ONCE));
    }

    /** How much each version still seals. */
    List<MasterSealed.Use> uses() {
        return MasterSealed.Use.sum(columns.stream()
                .flatMap(column -> jobs.sweep(KeyRows.SWEEP, column::uses).stream())
                .toList());
    }

    List<MasterSealed> columns() {
        return columns;
    }
}
