package org.anydoor.intake.triage.web;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.anydoor.intake.ConcernPanel;
import org.anydoor.intake.SafeReach;
import org.anydoor.intake.triage.About;
import org.anydoor.intake.triage.Elsewhere;
import org.anydoor.intake.triage.Handling;
import org.anydoor.platform.audit.Trace;
import org.anydoor.platform.web.ClockFace;
import org.anydoor.platform.web.Option;
import org.jspecify.annotations.Nullable;

/**
 * The page of a concern as one reader sees it: every word is chosen before the template runs.
 *
 * @param whoKept why the reader is not told who told us, or nothing where they may ask
 * @param safe what is known of a safe way to reach a young person who wrote; nothing where somebody else wrote
 * @param can the deeds that the table allows now, as words
 * @param ownerClosed that the owner closed it and when, for a reader elsewhere
 * @param done what was just done, in words
 * @param overtaken what somebody else did first, in words
 */
public record ConcernView(
        String path,
        Handling own,
        Head head,
        Said said,
        @Nullable Told told,
        @Nullable String whoKept,
        @Nullable SafeReach safe,
        Deciding deciding,
        List<ClockFace> clocks,
        Rooms rooms,
        Related related,
        List<About.Linked> linked,
        Duties duties,
        List<String> whoSees,
        Trace trace,
        List<ConcernPanel.Panel> panels,
        Set<String> can,
        @Nullable String ownerClosed,
        @Nullable String done,
        @Nullable String overtaken) {

    public boolean can(String deed) {
        return can.contains(deed);
    }

    /** Title, second line, the clock with the least time left, and the marks; danger is never a calm one. */
    public record Head(String title, String lede, String state, ClockFace clock, List<QueueView.Flag> flags) {}

    /** What was said and what else is known. */
    public record Said(
            String what,
            String lang,
            List<Translated> translations,
            List<Fact> facts,
            List<Option> fields,
            boolean foreign,
            boolean masked) {}

    /** One fact; its translations stand beside it. */
    public record Fact(String label, String value, List<Translated> translations) {}

    /** Words in English, and whose they are. */
    public record Translated(String text, String by) {}

    /** Who told us, once somebody asked to see it. */
    public record Told(List<Line> lines, List<Line> contact, List<Line> originals) {
        /** A label or a time, and what stands beside it. */
        public record Line(String label, String value) {}
    }

    /**
     * What can be decided, and for whom.
     *
     * @param isAtOnce whether it is immediate, so that what is proposed stands ticked
     * @param unanswered other agencies that still have it, and how far they are
     * @param nextLook when it is looked at again once somebody says that nothing is new; nothing where that is no step
     */
    public record Deciding(
            List<Option> holders,
            List<Option> proposed,
            List<Option> others,
            List<Copy> copies,
            String agency,
            List<Option> urgencies,
            List<Option> declines,
            List<Option> outcomes,
            List<Option> closings,
            Elsewhere elsewhere,
            boolean isAtOnce,
            List<String> unanswered,
            @Nullable String nextLook) {
        /** Whether others have it now, so that sending is no longer the next step. */
        public boolean isSentOn() {
            return elsewhere != Elsewhere.NOWHERE;
        }

        public boolean isEndedThere() {
            return elsewhere == Elsewhere.ENDED;
        }
    }

    /** A copy that went to another agency. */
    public record Copy(UUID agency, String name, String state, boolean canTakeBack) {}

    /** The two rooms. */
    public record Rooms(
            boolean outVisible,
            boolean hasReader,
            @Nullable String codeChanged,
            boolean messageWaits,
            @Nullable String writesElsewhere,
            List<Message> out,
            List<Message> in,
            List<Option> fixed) {}

    /** A young person's record that may be meant, with what to tell them apart by. */
    public record Meant(String id, String called, String about, List<String> flags, List<String> reasons) {}

    /** One message or note. */
    public record Message(
            UUID id,
            boolean ours,
            String who,
            String when,
            String text,
            @Nullable String read,
            List<Translated> translations,
            boolean translatable) {}

    /** Other concerns that may tell, or do tell, of the same. */
    public record Related(
            List<Candidate> candidates,
            List<Candidate> joined,
            @Nullable Candidate joinedInto) {}

    /** One of them. */
    public record Candidate(String shortName, String path, String about, List<String> reasons) {}

    /** What the law asks, as far as something is left to record. */
    public record Duties(boolean oralOpen, boolean writtenOpen, List<Option> notices) {}
}
