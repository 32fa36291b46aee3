package org.anydoor.intake;

import org.anydoor.platform.keys.Guesses;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How many concerns the public doors take from one network within an hour: more than anybody needs who tells us of a young
 * person, fewer than would drown those who read. Staff doors have no such limit, for schools and hospitals share a network.
 */
@Component
class Pace {
    private final Guesses guesses;
    private final int most;

    Pace(Guesses guesses, @Value("${anydoor.submissions.per-hour:30}") int most) {
        this.guesses = guesses;
        this.most = most;
    }

    /** What is counted with an arrival from this network; nothing where there is no network or no limit. */
    Guesses.@Nullable Tally of(@Nullable String network) {
        return network == null || most <= 0 ? null : guesses.tally("arrival", network, most);
    }
}
