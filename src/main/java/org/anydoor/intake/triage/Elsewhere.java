package org.anydoor.intake.triage;

import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where the copies stand that an owner sent to other agencies, and so whose turn it is while the owner itself has read and not ended it. */
public enum Elsewhere {
    /** No copy waits anywhere, or one came back since: the owner decides. */
    NOWHERE,
    /** At least one agency has yet to answer. */
    ANSWERS,
    /** At least one has accepted and works on it; the owner looks again. */
    HELPS,
    /** All who had accepted have closed it; the owner can close it too. */
    ENDED;

    /** Whether copies in this state are what it is about. */
    boolean concerns(State state) {
        return switch (this) {
            case NOWHERE -> false;
            case ANSWERS -> state == State.NEW || state == State.ACKNOWLEDGED;
            case HELPS -> state == State.ACCEPTED;
            case ENDED -> state == State.CLOSED;
        };
    }

    /** What counts of one copy. */
    public record Copy(
            State state, Instant received, @Nullable Instant declined) {
        static Copy of(Handling handling) {
            return new Copy(
                    handling.state(),
                    handling.received(),
                    handling.declined() == null ? null : handling.declined().at());
        }

        /** Sent before another came back, it keeps nobody from deciding anew. */
        private boolean isAwaited(Instant cameBack) {
            return (state == State.NEW || state == State.ACKNOWLEDGED) && !received.isBefore(cameBack);
        }
    }

    public static Elsewhere of(Collection<Copy> copies) {
        Instant cameBack = copies.stream()
                .filter(it -> it.state() == State.DECLINED)
                .map(Copy::declined)
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
        if (copies.stream().anyMatch(it -> it.isAwaited(cameBack))) {
            return ANSWERS;
        }
        if (copies.stream().anyMatch(it -> it.state() == State.ACCEPTED)) {
            return HELPS;
        }
        return copies.stream().anyMatch(it -> it.state() == State.CLOSED) ? ENDED : NOWHERE;
    }
}
