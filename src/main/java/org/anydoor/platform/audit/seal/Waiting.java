package org.anydoor.platform.audit.seal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Entries without a seal are given ten seconds to get one: only then are they an error. */
final class Waiting {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    private Waiting() {}

    static Optional<Finding> of(SealedRows rows) {
        List<UUID> unsealed = rows.unsealed(List.of());
        long end = System.nanoTime() + LIMIT.toNanos();
        try {
            while (!unsealed.isEmpty() && System.nanoTime() < end) {
                Thread.sleep(LOOK_EVERY);
                unsealed = rows.unsealed(unsealed);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        return unsealed.isEmpty()
                ? Optional.empty()
                : Optional.of(new Finding.Unsealed(unsealed.size(), unsealed.getFirst()));
    }
}
