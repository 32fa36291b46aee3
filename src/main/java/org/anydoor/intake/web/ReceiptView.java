package org.anydoor.intake.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody takes away after sending.
 *
 * @param code its parts, shown this once; empty where the door gives none
 * @param digits whether it is a number and not words
 * @param arrived when it came in, as people say it
 * @param reads when a person reads it
 * @param discreet whether to warn against keeping the code on a phone that others check
 * @param advice what the door tells everybody who sends through it, if it does
 * @param owed the sender's own report, if the law may ask one of them
 */
public record ReceiptView(
        String heading,
        String answerText,
        List<String> code,
        boolean digits,
        String arrived,
        Reading reads,
        boolean discreet,
        @Nullable Advice advice,
        @Nullable Owed owed) {

    /**
     * When a person reads it.
     *
     * @param step the same, beside its step
     * @param hours when somebody reads here, where the sentence does not say so already
     */
    public record Reading(
            String sentence, String step, @Nullable String hours) {}

    /** What to do, and what to leave alone, until somebody calls. */
    public record Advice(String heading, List<String> items) {}

    /** The two deadlines of Minn. Stat. 260E and where to turn. */
    public record Owed(
            String heading,
            String text,
            String call,
            String phone,
            String dials,
            @Nullable String called,
            String oralBy,
            String writtenBy,
            @Nullable String reportAction,
            String state) {}

    public String inOneLine() {
        return String.join(" ", code);
    }
}
