package org.anydoor.platform.keys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.anydoor.platform.db.JobsDb;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Lets a running program follow a rotation. A version that was announced is read from where the key lies; when every living
 * program has said that it knows it, it comes into use everywhere. So nothing is ever sealed that another node cannot open.
 */
final class KeyWatch implements SmartLifecycle {
    private static final System.Logger LOG = System.getLogger(KeyWatch.class.getName());
    private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");
    private static final long PAUSE_SECONDS = 10;
    private static final long LONGEST_END_MILLIS = 5_000;

    private final JobsDb jobs;
    private final MasterKeySource source;
    private final MasterKey master;
    private final Clock clock;
    private final boolean enabled;
    private final UUID node = UUID.randomUUID();
    private final CountDownLatch end = new CountDownLatch(1);
    private @Nullable Thread thread;
    private volatile boolean running;

    KeyWatch(JobsDb jobs, MasterKeySource source, MasterKey master, Clock clock, boolean enabled) {
        this.jobs = jobs;
        this.source = source;
        this.master = master;
        this.clock = clock;
        this.enabled = enabled;
    }

    MasterKey master() {
        return master;
    }

    /** One look: reads what was announced, says what this program knows, and uses what all know. */
    void look() {
        readAnnounced();
        Instant now = clock.instant();
        Optional<KeyRows.Version> active = KeyRows.in(jobs, rows -> {
            rows.alone();
            if (rows.versions().isEmpty()) {
                rows.announce(master.version(), now);
            }
            rows.report(node, host(), master.opening(), now);
            rows.bringIntoUse(now);
            return rows.active();
        });
        active.ifPresent(it -> master.use(it.number()));
        keepWhatLasts(now);
    }

    private void readAnnounced() {
        Set<Integer> announced = KeyRows.in(
                jobs,
                rows -> rows.versions().stream().map(KeyRows.Version::number).collect(Collectors.toSet()));
        if (announced.stream().anyMatch(it -> it > master.opening().getFirst())) {
            source.find().ifPresent(master::learn);
        }
    }

    /** The keys of digests that older versions made outlive these, sealed by the one in use. */
    private void keepWhatLasts(Instant now) {
        KeyRows.in(jobs, rows -> {
            List<KeyRows.Sealed> kept = rows.lasting();
            Set<String> names = kept.stream().map(KeyRows.Sealed::name).collect(Collectors.toSet());
            kept.forEach(it -> master.learn(it.name(), master.open(it.bytes(), context(it.name()))));
            master.lasting().stream()
                    .filter(it -> !names.contains(it))
                    .forEach(it ->
                            rows.keep(new KeyRows.Sealed(it, master.seal(master.lasting(it), context(it))), now));
            return true;
        });
    }

    private static byte[] context(String name) {
        return MasterSealed.rootKey(name).getBytes(StandardCharsets.UTF_8);
    }

    private static String host() {
        try {
            return Files.readString(HOST_NAME).strip();
        } catch (IOException unknown) {
            return "a machine without a name";
        }
    }

    @Override
    public void start() {
        running = true;
        if (enabled) {
            thread = Thread.ofPlatform().name("key-watch").daemon().start(this::work);
        }
    }

    private void work() {
        try {
            while (!end.await(PAUSE_SECONDS, TimeUnit.SECONDS)) {
                attempt();
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private void attempt() {
        try {
            look();
        } catch (RuntimeException failure) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The versions of the master key could not be compared; trying again",
                    failure);
        }
    }

    @Override
    public void stop() {
        running = false;
        end.countDown();
        Thread watching = thread;
        try {
            if (watching != null) {
                watching.join(LONGEST_END_MILLIS);
            }
            KeyRows.in(jobs, rows -> rows.leave(node));
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException databaseGone) {
            LOG.log(System.Logger.Level.DEBUG, "The database is gone before the watch of keys", databaseGone);
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
