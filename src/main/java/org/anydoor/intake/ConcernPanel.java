package org.anydoor.intake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a module adds to the page of a concern: "refer to a service", "open an episode", "start a case". It reads under the
 * reader's own row security and answers with nothing where they need not know; "nothing to say" and "not for you" look alike.
 */
public interface ConcernPanel {
    /** Place among the panels; small first. */
    int order();

    /** The panel for this reader, or nothing. */
    Optional<Panel> panel(ConcernId concern);

    /**
     * One panel: what became of it so far, and what the reader can start.
     *
     * @param key a word for anchors and tests, such as {@code refer}
     * @param titleKey a staff text
     */
    record Panel(String key, String titleKey, List<Line> lines, List<Action> actions) {}

    /**
     * One thing that came of the concern.
     *
     * @param text plain words, without what the reader may not see
     * @param state in words, such as "accepted"
     * @param path where it is opened, if anywhere
     */
    record Line(
            Instant at, String text, String state, @Nullable String path) {}

    /** A link by its staff text; the page behind it asks what it needs. */
    record Action(String labelKey, String path) {}
}
