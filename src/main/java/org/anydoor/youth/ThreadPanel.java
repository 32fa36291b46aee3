package org.anydoor.youth;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a module adds to the thread of a young person. It reads under the reader's own row security and answers with nothing
 * where they need not know; "nothing to say" and "not for you" look alike.
 */
public interface ThreadPanel {
    /** The staff text that says from which kind of work the lines come. */
    String titleKey();

    /** What happened, in any order; the thread sorts by time. */
    List<Line> lines(YouthId youth);

    /** What the reader can start from here, if anything. */
    default Optional<Action> action(YouthId youth) {
        return Optional.empty();
    }

    /**
     * One thing that happened.
     *
     * @param by who did or holds it, as plain text
     * @param path where it is opened
     * @param alert whether it stands out, as a danger does
     */
    record Line(Instant at, String title, String text, String by, String path, boolean alert) {}

    /** A link by its staff text. */
    record Action(String labelKey, String path) {}
}
