package org.anydoor.platform.retention;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Before the first request is answered: what the ledger names and the database holds once more, since it was restored from an
 * older backup, is destroyed again. Where nothing was restored the database refuses, and nothing happens.
 */
@Component
class DestroyedAgain implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(DestroyedAgain.class);

    private final DestroyedLedger ledger;
    private final Destroying destroying;
    private volatile boolean running;

    DestroyedAgain(DestroyedLedger ledger, Destroying destroying) {
        this.ledger = ledger;
        this.destroying = destroying;
    }

    @Override
    public void start() {
        running = true;
        long again = ledger.lines().stream().filter(destroying::again).count();
        if (again > 0) {
            LOG.warn("Brought back by a restore and destroyed again: {}", again);
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the sample community is made, before the web server and the scheduler start. */
    @Override
    public int getPhase() {
        return 1;
    }
}
