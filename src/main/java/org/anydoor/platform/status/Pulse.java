package org.anydoor.platform.status;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.db.JobsDb;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Takes the deployment's pulse: work, mail, jobs, space. Numbers over all agencies but walled ones. */
@Component
public class Pulse {
    private static final String SWEEP = "status";

    private final JobsDb jobs;
    private final Clock clock;
    private final Path home;

    Pulse(JobsDb jobs, Clock clock, @Value("${anydoor.home}") Path home) {
        this.jobs = jobs;
        this.clock = clock;
        this.home = home;
    }

    /** What stands open, and how much of it is past its deadline. */
    public record Work(long open, long overdue) {}

    /**
     * Mail that has not left yet.
     *
     * @param oldest how long the oldest has waited; zero where none waits
     */
    public record Mail(long waiting, Duration oldest) {}

    /** One recurring job: when it ran well, when it failed last, how often in a row, when it comes again. */
    public record Job(
            String name,
            @Nullable Instant succeeded,
            @Nullable Instant failed,
            int failures,
            Instant next) {
        public boolean isFailing() {
            return failures > 0;
        }
    }

    /** Bytes. */
    public record Space(long free, long total, long database) {
        private static final int TIGHT = 10;

        /** Less than a tenth of the disk is free. */
        public boolean isTight() {
            return free * TIGHT < total;
        }
    }

    public record Taken(Instant at, String database, Work work, Mail mail, List<Job> jobs, Space space) {
        public boolean isWell() {
            return jobs.stream().noneMatch(Job::isFailing) && !space.isTight();
        }
    }

    public Taken take() {
        Instant now = clock.instant();
        return jobs.sweep(SWEEP, db -> new Taken(now, version(db), work(db, now), mail(db, now), jobs(db), space(db)));
    }

    private static String version(Db db) {
        return db.sql("select current_setting('server_version') as version").one((rs, n) -> rs.getString("version"));
    }

    private static Work work(Db db, Instant now) {
        return db.sql("""
                select count(*) as open, count(*) filter (where w.due_at < :now) as overdue
                from platform.work w join platform.agency a on a.id = w.agency_id
                where w.done_at is null and not a.walled
                """).with("now", now).one((rs, n) -> new Work(rs.getLong("open"), rs.getLong("overdue")));
    }

    private static Mail mail(Db db, Instant now) {
        return db.sql(
                        "select count(*) as waiting, min(n.made_at) as oldest from platform.notice n where n.sent_at is null")
                .one((rs, n) -> {
                    Instant oldest = Db.instantOrNull(rs, "oldest");
                    return new Mail(
                            rs.getLong("waiting"), oldest == null ? Duration.ZERO : Duration.between(oldest, now));
                });
    }

    private static List<Job> jobs(Db db) {
        return db.sql("""
                select t.task_name, t.last_success, t.last_failure, coalesce(t.consecutive_failures, 0) as failures, t.execution_time
                from platform.scheduled_tasks t order by t.task_name
                """)
                .list((rs, n) -> new Job(
                        rs.getString("task_name"),
                        Db.instantOrNull(rs, "last_success"),
                        Db.instantOrNull(rs, "last_failure"),
                        rs.getInt("failures"),
                        Db.instant(rs, "execution_time")));
    }

    private Space space(Db db) {
        long database = db.sql("select pg_database_size(current_database())").count();
        try {
            FileStore disk = Files.getFileStore(home);
            return new Space(disk.getUsableSpace(), disk.getTotalSpace(), database);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
