package org.anydoor.intake.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A staff door on one screen.
 *
 * @param danger whom to call first, wherever there is danger now
 * @param script what to read aloud to a caller, if the door has one
 * @param notice what people of this role must know before they write, if there is something
 * @param seen what happened, to whom, where and when; {@code about} everything else
 * @param state the sealed draft, which holds the submission id
 */
public record StaffDoorView(
        String key,
        String heading,
        String danger,
        @Nullable String script,
        @Nullable String notice,
        List<GroupView> seen,
        List<GroupView> about,
        String state) {

    /** What whoever said "danger now" is told first. */
    public record Now(String heading, String text) {}

    /** One door to choose, one concern that was sent. */
    public record Choice(String key, String heading) {}

    /** A concern in the list of those sent. */
    public record SentLine(
            String shortName,
            String door,
            String arrived,
            String stage,
            String about,
            String what,
            List<OwnReport> owed) {}

    /**
     * A report that the sender owes by law: by when, whether the time is over, and whom to call where it is a call.
     *
     * @param filled where it opens filled in, where it is written
     */
    public record OwnReport(
            String words,
            boolean late,
            @Nullable String dials,
            @Nullable String phone,
            @Nullable String filled) {

        OwnReport filledIn(String address) {
            return new OwnReport(words, late, dials, phone, address);
        }
    }
}
