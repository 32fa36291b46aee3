package org.anydoor.care.web;

import java.util.List;
import org.anydoor.intake.ConcernHeard;
import org.anydoor.intake.ContactWords;
import org.anydoor.intake.SafeContact;
import org.anydoor.platform.i18n.Text;
import org.jspecify.annotations.Nullable;

/**
 * What a referral starts from, shown beside it while it is written: nothing of it is sent.
 *
 * @param path where it leads back to
 * @param whom who it is for
 * @param said what was said in the concern; a record has no such words
 * @param contact the words that stand first: what nobody may do, and what is not known
 */
public record Origin(
        String path,
        String back,
        String whom,
        @Nullable Said said,
        @Nullable String contact,
        List<ContactWords.Line> reach) {

    /** The sender's own words, and what they mean in English. */
    public record Said(String language, String what, List<String> translations) {}

    static Origin of(Text text, String path, ConcernHeard.Heard it) {
        SafeContact contact = it.contact();
        String warning = it.mayKnowContact()
                ? contact == null ? text.t("care.new.contact.none") : null
                : text.t("care.new.contact.hidden");
        return new Origin(
                path,
                text.t("care.new.back-concern", it.shortName()),
                whom(text, it),
                new Said(it.language(), it.what(), it.translations()),
                warning,
                contact == null ? List.of() : ContactWords.of(text, contact));
    }

    private static String whom(Text text, ConcernHeard.Heard it) {
        String called = it.youthCalled() == null ? text.t("care.new.no-name") : it.youthCalled();
        return it.youthAge() == null ? called : text.t("care.new.aged", called, it.youthAge());
    }

    static Origin ofRecord(Text text, String path, String called) {
        return new Origin(
                path,
                text.t("care.new.back-record", called),
                called,
                null,
                text.t("care.new.contact.record"),
                List.of());
    }
}
