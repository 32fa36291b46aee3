package org.anydoor.platform.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.anydoor.platform.db.JobsDb;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Deletes backups that have had their time, and completes the destruction of keys that the last of them held. */
@Component
class Expiry {
    private static final System.Logger LOG = System.getLogger(Expiry.class.getName());
    private static final Period REMEMBERED = Period.ofYears(1);

    private final Copies copies;
    private final JobsDb jobs;
    private final ZoneId city;
    private final Clock clock;

    Expiry(Copies copies, JobsDb jobs, @Value("${anydoor.city-zone:America/Chicago}") ZoneId city, Clock clock) {
        this.copies = copies;
        this.jobs = jobs;
        this.city = city;
        this.clock = clock;
    }

    void run() {
        Instant now = clock.instant();
        List<BackupRuns.Run> kept = BackupRuns.in(jobs, BackupRuns::kept);
        List<BackupRuns.Run> gone =
                new ArrayList<>(expired(kept, now.atZone(city).toLocalDate()));
        kept.stream()
                .filter(it -> it.tried() != null && Files.notExists(it.file()))
                .forEach(gone::add);
        gone.stream().filter(Expiry::delete).forEach(it -> BackupRuns.in(jobs, runs -> runs.deleted(it.id(), now)));
        BackupRuns.in(
                jobs, runs -> runs.forget(now.atZone(city).minus(REMEMBERED).toInstant()));
        BackupRuns.in(jobs, runs -> runs.completeShredding(now));
    }

    private static boolean delete(BackupRuns.Run run) {
        try {
            Files.deleteIfExists(run.file());
            return true;
        } catch (IOException e) {
            LOG.log(System.Logger.Level.ERROR, "An expired backup cannot be deleted: {0}", run.file());
            return false;
        }
    }

    /** All but the good ones of the last days, the first good one of each of the last weeks, the newest good and all newer. */
    List<BackupRuns.Run> expired(List<BackupRuns.Run> newestFirst, LocalDate today) {
        BackupPlan plan = copies.plan();
        LocalDate days = today.minusDays(plan.days());
        LocalDate weeks = today.minusWeeks(plan.weeks());
        Set<BackupRuns.Run> kept = new HashSet<>();
        Set<Integer> seenWeeks = new HashSet<>();
        newestFirst.stream().filter(BackupRuns.Run::good).findFirst().ifPresent(kept::add);
        for (BackupRuns.Run run : newestFirst.stream()
                .sorted(Comparator.comparing(BackupRuns.Run::begun))
                .toList()) {
            LocalDate day = day(run);
            boolean weekly = run.good() && day.isAfter(weeks) && seenWeeks.add(week(day));
            if (weekly || (run.good() && day.isAfter(days))) {
                kept.add(run);
            }
        }
        Instant newestGood = newestFirst.stream()
                .filter(BackupRuns.Run::good)
                .map(BackupRuns.Run::begun)
                .findFirst()
                .orElse(Instant.MIN);
        return newestFirst.stream()
                .filter(it -> !kept.contains(it) && it.begun().isBefore(newestGood))
                .toList();
    }

    private LocalDate day(BackupRuns.Run run) {
        return run.begun().atZone(city).toLocalDate();
    }

    private static int week(LocalDate day) {
        return day.get(IsoFields.WEEK_BASED_YEAR) * 100 + day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }
}
