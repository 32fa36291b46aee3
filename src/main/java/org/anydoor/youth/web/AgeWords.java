package org.anydoor.youth.web;

import java.time.LocalDate;
import org.anydoor.platform.i18n.Text;
import org.anydoor.youth.AgeRange;
import org.anydoor.youth.GivenAge;
import org.anydoor.youth.YouthDetails;

/** Ages as staff read them: today's first, then what was given and when, so that an old "about 14" does not mislead. */
final class AgeWords {
    private AgeWords() {}

    /** One short word for a list: {@code 15} or {@code 15 to 17}. */
    static String brief(YouthDetails of, LocalDate today, Text text) {
        return of.ageOn(today).map(range -> words(range, text)).orElse(text.t("youth.age.unknown"));
    }

    static String full(YouthDetails of, LocalDate today, Text text) {
        LocalDate birth = of.birthDate();
        GivenAge given = of.age();
        if (birth != null) {
            return text.t("youth.age.born", brief(of, today, text), text.day(birth));
        }
        if (given == null) {
            return text.t("youth.age.not-given");
        }
        String said = given.low() == given.high()
                ? Integer.toString(given.low())
                : text.t("youth.age.range", given.low(), given.high());
        return text.t("youth.age.given", brief(of, today, text), said, text.day(given.asOf()));
    }

    private static String words(AgeRange range, Text text) {
        return range.isExact() ? Integer.toString(range.low()) : text.t("youth.age.range", range.low(), range.high());
    }
}
