package org.anydoor.intake.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A concern as a program sends it. Nothing else is taken: who owns it, how urgent it is and who works on it is decided here.
 *
 * @param language of the words: en, es, hmn or so
 * @param danger whether somebody is in danger at this moment: now, not-now or unknown
 * @param what what was seen or heard, in the words of whoever saw or heard it
 * @param harm sex, labor, forced-crime or unsure
 * @param signs keys of the signs that the form offers
 * @param interpreter none, voice or asl
 * @param reference the partner's own number of the case
 */
record NewConcern(
        @Nullable String language,
        @Nullable String danger,
        @Nullable String what,
        @Nullable String harm,
        @Nullable List<@Nullable String> signs,
        @Nullable YoungPerson youngPerson,
        @Nullable String place,
        @Nullable String when,
        @Nullable String interpreter,
        @Nullable String reference,
        @Nullable Sender sender,
        @Nullable OwnReport ownReport) {

    /** The young person as far as is known; a nickname will do. */
    record YoungPerson(
            @Nullable String called,
            @Nullable String age,
            @Nullable String gender,
            @Nullable String look) {}

    /** Who told the partner; kept apart, sealed, and never read back through here (Minn. Stat. 260E.35). */
    record Sender(
            @Nullable String name,
            @Nullable String relation,
            @Nullable String phone,
            @Nullable String email,
            @Nullable String organisation,
            @Nullable Boolean mayContact) {}

    /** The sender's own duty to report (Minn. Stat. 260E.06), which sending a concern does not discharge; times are RFC 3339. */
    record OwnReport(
            @Nullable String learnedAt,
            @Nullable String toldAt,
            @Nullable String toldWhom) {}
}
