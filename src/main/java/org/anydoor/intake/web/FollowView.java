package org.anydoor.intake.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the holder of a code sees; everything that depends on somebody's work is in fixed words.
 *
 * @param state the sealed proof to hold the code, for the next step
 * @param until when this page closes
 * @param notice what was just done, if anything
 * @param wordSet whether there is a second word
 * @param everything whether it was given
 * @param renewFrom when a new code can be had, where it cannot yet
 */
public record FollowView(
        String state,
        String told,
        String stage,
        String since,
        String until,
        @Nullable String notice,
        boolean wordSet,
        boolean everything,
        @Nullable String renewFrom,
        List<Message> messages) {

    /** One message, in the words of the reader's language where it is a fixed one. */
    public record Message(boolean fromReader, String text, String when) {}
}
