package org.anydoor.intake.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last look before sending: every answer, as it will be read, by step.
 *
 * @param never that they are not reached, where they also chose a way to be reached
 */
public record LookView(
        String action,
        String state,
        List<Part> parts,
        @Nullable String tipline,
        @Nullable Own own,
        @Nullable String never) {

    /** The sender's own report, which sending does not make (Minn. Stat. 260E.06), and where to call. */
    public record Own(String text, String phone, String dials) {}

    /** The answers of one step and the way back to it. */
    public record Part(String step, String label, List<Line> lines) {}

    /** A question and its answer in words. */
    public record Line(String label, String words) {}
}
