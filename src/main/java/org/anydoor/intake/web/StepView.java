package org.anydoor.intake.web;

import java.util.List;
import org.anydoor.directory.CrisisLine;
import org.jspecify.annotations.Nullable;

/**
 * One step of a door as its page shows it.
 *
 * @param action where the form is sent
 * @param state the sealed draft
 * @param step its key: {@code before} and {@code danger} say more than they ask
 * @param dangerText what counts as danger now
 * @param tipline where pictures of a child are reported, where this page is the one that sends
 * @param lines whom to talk to privately first; none but before the first field of a young person
 */
public record StepView(
        String action,
        String state,
        String step,
        String label,
        String heading,
        @Nullable String note,
        List<Mark> marks,
        int number,
        List<GroupView> groups,
        String nextLabel,
        String dangerText,
        List<CrisisLine> lines,
        @Nullable String tipline) {

    /** A part of the progress line. */
    public record Mark(String label, boolean done, boolean current) {}

    /** Whether the door has no other page: then its button sends. */
    public boolean alone() {
        return marks.size() == 1;
    }

    public boolean first() {
        return number == 1;
    }

    /** Whether 911 comes before anything else on this page: before a young person writes, and wherever danger is asked. */
    public boolean danger() {
        return step.equals("before") || groups.stream().anyMatch(it -> it.ask().equals(Ask.DANGER.key()));
    }
}
