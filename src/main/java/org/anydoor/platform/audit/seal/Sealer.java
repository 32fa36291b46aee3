package org.anydoor.platform.audit.seal;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.anydoor.platform.db.JobsDb;
import org.anydoor.platform.keys.MasterKey;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Seals the trail several times a second on one node at a time, whichever comes first; the schedule in the database looks too
 * seldom for a lag of under a second. The last act of a program that ends is to seal what it did.
 */
@Component
class Sealer implements SmartLifecycle {
    private static final System.Logger LOG = System.getLogger(Sealer.class.getName());
    private static final long PAUSE_MILLIS = 150;
    private static final long AFTER_FAILURE_MILLIS = 5_000;
    private static final long LONGEST_END_MILLIS = 5_000;

    private final Sealing sealing;
    private final boolean enabled;
    private @Nullable Thread thread;
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile boolean running;

    Sealer(
            JobsDb jobs,
            @Value("${anydoor.home}") Path home,
            MasterKey master,
            Clock clock,
            @Value("${anydoor.jobs.enabled:true}") boolean enabled) {
        this.sealing = new Sealing(jobs, home, master, clock);
        this.enabled = enabled;
    }

    @Override
    public void start() {
        running = true;
        if (enabled) {
            thread = Thread.ofPlatform().name("audit-sealer").daemon().start(this::work);
        }
    }

    private void work() {
        try {
            boolean ended = false;
            while (!ended) {
                ended = end.await(attempt() ? PAUSE_MILLIS : AFTER_FAILURE_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean attempt() {
        try {
            if (sealing.all() instanceof Sealing.Outcome.Contradicted) {
                LOG.log(
                        System.Logger.Level.ERROR,
                        "The audit trail is not sealed: the heads file knows of entries that the database does not hold."
                                + " ./anydoor audit verify says which.");
                return false;
            }
            return true;
        } catch (RuntimeException failure) {
            LOG.log(System.Logger.Level.WARNING, "The audit trail could not be sealed; trying again", failure);
            return false;
        }
    }

    @Override
    public void stop() {
        running = false;
        end.countDown();
        Thread sealer = thread;
        if (sealer != null) {
            try {
                sealer.join(LONGEST_END_MILLIS);
                attempt();
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Last to end: what the pages and jobs did on their way out is sealed too. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
