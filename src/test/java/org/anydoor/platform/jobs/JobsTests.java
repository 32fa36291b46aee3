package org.anydoor.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.anydoor.AnydoorTest;
import org.anydoor.platform.PlatformFixtures;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;

/** Two schedulers over one database, as two nodes have them. */
@AnydoorTest
class JobsTests {
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final ZoneId CITY = ZoneId.of("America/Chicago");

    @Autowired
    @Qualifier("jobsDataSource")
    HikariDataSource database;

    private final String name = "test.job-" + UUID.randomUUID();

    @AfterEach
    void forget() {
        PlatformFixtures.run("delete from platform.scheduled_tasks where task_name = '" + name + "'");
    }

    private Jobs node(Runnable work) {
        return new Jobs(database, List.of(Recurring.every(name, PAUSE, work)), CITY, Duration.ofMillis(100), true);
    }

    private Map<String, Object> row() {
        return new JdbcTemplate(database)
                .queryForMap(
                        "select picked, picked_by, version from platform.scheduled_tasks where task_name = ?", name);
    }

    @Test
    void aJobRunsOnOneNodeAtATime() throws InterruptedException {
        var atOnce = new AtomicInteger();
        var together = new AtomicInteger();
        var runs = new AtomicInteger();
        Runnable work = () -> {
            if (atOnce.incrementAndGet() > 1) {
                together.incrementAndGet();
            }
            pause(150);
            runs.incrementAndGet();
            atOnce.decrementAndGet();
        };
        Jobs first = node(work);
        Jobs second = node(work);
        long begun = System.nanoTime();
        first.start();
        second.start();
        await().atMost(Duration.ofSeconds(20)).until(() -> runs.get() >= 6);
        first.stop();
        second.stop();
        long most = (System.nanoTime() - begun) / Duration.ofMillis(350).toNanos() + 1;
        assertThat(together).hasValue(0);
        assertThat((long) runs.get()).as("as often as one node alone would").isLessThanOrEqualTo(most);
    }

    @Test
    void theJobOfANodeThatWasStruckDeadIsTakenOverWithinHalfAMinute() {
        var runs = new AtomicInteger();
        Jobs alone = node(runs::incrementAndGet);
        alone.start();
        await().atMost(Duration.ofSeconds(10)).until(() -> runs.get() > 0);
        alone.stop();
        PlatformFixtures.run("update platform.scheduled_tasks set picked = true, picked_by = 'a dead node', "
                + "last_heartbeat = now() - interval '25 seconds' where task_name = '" + name + "'");
        int before = runs.get();
        Jobs other = node(runs::incrementAndGet);
        other.start();
        await().atMost(Duration.ofSeconds(15)).until(() -> runs.get() > before);
        other.stop();
        assertThat(row().get("picked_by")).isNotEqualTo("a dead node");
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
