package org.anydoor.intake.triage;

import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Texts that go to a reporter as they stand, in the reporter's own language ({@code intake.fixed.<key>}): whoever tells us may
 * be the trafficker or an abusive parent, so these tell neither whether a child is known or found, nor where or with whom.
 */
@Component
public class FixedWords {
    /** After the last step; nothing about what became of it. */
    public static final List<String> FOR_CLOSING = List.of("closed-thanks", "closed-more");

    /** While it is worked on. */
    public static final List<String> ON_THE_WAY = List.of("read", "more", "danger", "report");

    private final Talk talk;

    FixedWords(Talk talk) {
        this.talk = talk;
    }

    static boolean isKnown(String key) {
        return FOR_CLOSING.contains(key) || ON_THE_WAY.contains(key);
    }

    /** Leaves a fixed text for the reporter of the caller's concern. */
    void leave(Handling handling, String key) {
        talk.write(handling, key, "");
    }
}
