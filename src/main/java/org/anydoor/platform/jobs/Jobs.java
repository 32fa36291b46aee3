package org.anydoor.platform.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Runs every {@link Recurring} job by one schedule in the database, so that several nodes share the work. */
@Component
class Jobs implements SmartLifecycle {
    /** A node that was struck dead holds its jobs for four of these: a call to who is on duty waits no longer. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);

    private static final int MISSED = 4;

    private final Scheduler scheduler;
    private final boolean enabled;
    private volatile boolean running;

    Jobs(
            @Qualifier("jobsDataSource") HikariDataSource jobsDataSource,
            List<Recurring> jobs,
            @Value("${anydoor.city-zone:America/Chicago}") ZoneId city,
            @Value("${anydoor.jobs.poll:2s}") Duration poll,
            @Value("${anydoor.jobs.enabled:true}") boolean enabled) {
        this.enabled = enabled;
        this.scheduler = Scheduler.create(jobsDataSource)
                .startTasks(jobs.stream().map(job -> task(job, city)).toList())
                .tableName("platform.scheduled_tasks")
                .schedulerName(new SchedulerName.Fixed("process-" + UUID.randomUUID()))
                .threads(3)
                .pollingInterval(poll)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED)
                .shutdownMaxWait(Duration.ofSeconds(8))
                .failureLogging(LogLevel.WARN, true)
                .build();
    }

    private static RecurringTask<Void> task(Recurring job, ZoneId city) {
        return Tasks.recurring(job.name(), schedule(job.when(), city))
                .execute((instance, context) -> job.work().run());
    }

    private static Schedule schedule(Recurring.When when, ZoneId city) {
        return switch (when) {
            case Recurring.Every every -> Schedules.fixedDelay(every.pause());
            case Recurring.Daily daily -> Schedules.daily(city, daily.at());
        };
    }

    @Override
    public void start() {
        if (enabled) {
            scheduler.start();
        }
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        scheduler.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
