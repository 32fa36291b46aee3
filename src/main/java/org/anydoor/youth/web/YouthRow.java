package org.anydoor.youth.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.i18n.Text;
import org.anydoor.youth.SafetyFlag;
import org.anydoor.youth.YouthRecord;
import org.jspecify.annotations.Nullable;

/**
 * A young person as one row of a list, or as the head of their page.
 *
 * @param age today's age in a word
 * @param agedAs the age as it was given, and when
 */
public record YouthRow(
        String path,
        String called,
        String pronouns,
        String otherNames,
        String usedWith,
        String age,
        String agedAs,
        String gender,
        String language,
        List<Flag> flags,
        Instant madeAt) {

    /** A safety flag in words. */
    public record Flag(String words, boolean danger) {}

    static YouthRow of(YouthRecord record, LocalDate today, Text text) {
        var it = record.details();
        String names = (orNothing(it.givenName()) + " " + orNothing(it.surname())).strip();
        return new YouthRow(
                "/app/youth/" + record.id().value(),
                it.called(),
                orNothing(it.pronouns()),
                names.equals(it.called()) ? "" : names,
                orNothing(it.nameUsedWith()),
                AgeWords.brief(it, today, text),
                AgeWords.full(it, today, text),
                it.gender() == null ? "" : text.t("youth.gender." + Db.word(it.gender())),
                it.language() == null ? "" : text.t("youth.language." + it.language()),
                it.flags().stream().sorted().map(flag -> flag(flag, text)).toList(),
                record.madeAt());
    }

    /** The same row with everything that any of the linked records warns of. */
    YouthRow withFlagsOf(List<YouthRecord> linked, Text text) {
        List<Flag> all = linked.stream()
                .flatMap(it -> it.details().flags().stream())
                .distinct()
                .sorted()
                .map(flag -> flag(flag, text))
                .toList();
        return new YouthRow(path, called, pronouns, otherNames, usedWith, age, agedAs, gender, language, all, madeAt);
    }

    private static Flag flag(SafetyFlag flag, Text text) {
        return new Flag(text.t("youth.flag." + Db.word(flag)), flag.isDanger());
    }

    private static String orNothing(@Nullable String text) {
        return text == null ? "" : text;
    }
}
