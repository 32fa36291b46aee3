package org.anydoor.intake.web;

import java.util.List;

/**
 * The prefilled written report (Minn. Stat. 260E.09): parts with lines; an empty line is left to fill in by hand.
 *
 * @param prepared when it was filled in, with the year
 */
public record ReportView(String prepared, List<Part> parts) {

    /** A heading and its lines. */
    public record Part(String heading, List<LookView.Line> lines) {}
}
