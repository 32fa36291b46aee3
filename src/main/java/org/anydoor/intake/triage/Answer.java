package org.anydoor.intake.triage;

/** What became of a decision. */
public sealed interface Answer {
    /** It stands. */
    record Done() implements Answer {}

    /** Somebody else decided first; nothing was written, and what they did is shown beside what was typed. */
    record Overtaken(Handling now) implements Answer {}

    /** The rules forbid it; the text {@code intake.refused.<why>} says why. */
    record Refused(String field, String why) implements Answer {}

    /** The caller's agency does not see this concern, or it does not exist: both alike. */
    record Hidden() implements Answer {}

    Answer DONE = new Done();
    Answer HIDDEN = new Hidden();

    /** Refused by the table of {@link Deed}: it does not fit where the concern stands. */
    static Answer notNow(Deed deed, Handling handling) {
        String word = org.anydoor.platform.db.Db.word(deed);
        return new Refused(word, handling.isOwners() ? word : word + "-copy");
    }
}
