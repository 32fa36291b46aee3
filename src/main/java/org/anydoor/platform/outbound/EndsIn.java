package org.anydoor.platform.outbound;

import java.time.Duration;

/** Does something after a while, unless it is closed before. */
final class EndsIn implements AutoCloseable {
    private final Thread waiting;

    EndsIn(Duration patience, Runnable end) {
        this.waiting = Thread.ofVirtual().start(() -> {
            try {
                Thread.sleep(patience);
                end.run();
            } catch (InterruptedException inTime) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Override
    public void close() {
        waiting.interrupt();
    }
}
