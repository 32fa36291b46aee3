package org.anydoor.intake.triage.web;

import static org.anydoor.platform.db.Db.word;

import java.util.ArrayList;
import java.util.List;
import org.anydoor.intake.ContactWords;
import org.anydoor.intake.Reporter;
import org.anydoor.intake.SafeContact;
import org.anydoor.intake.triage.Reading;
import org.anydoor.intake.triage.web.ConcernView.Told;
import org.anydoor.platform.i18n.Text;
import org.jspecify.annotations.Nullable;

/** Who told us, in words. */
final class ToldWords {
    private ToldWords() {}

    static Told of(Text text, Reading.Told told) {
        return new Told(
                reporter(text, told.reporter()),
                contact(text, told.safeContact()),
                told.originals().stream()
                        .map(it -> new Told.Line(text.t("intake.triage.field." + word(it.field())), it.text()))
                        .toList());
    }

    private static List<Told.Line> reporter(Text text, @Nullable Reporter it) {
        List<Told.Line> lines = new ArrayList<>();
        if (it != null) {
            add(lines, text, "name", it.name());
            add(lines, text, "relation", relation(text, it.relation()));
            add(lines, text, "organisation", it.organisation());
            add(lines, text, "phone", it.phone());
            add(lines, text, "email", it.email());
            add(lines, text, "may-contact", yesNo(text, it.mayContact()));
        }
        return lines;
    }

    private static List<Told.Line> contact(Text text, @Nullable SafeContact it) {
        return it == null
                ? List.of()
                : ContactWords.of(text, it).stream()
                        .map(line -> new Told.Line(line.label(), line.value()))
                        .toList();
    }

    /** A relation is claimed until somebody verifies it. */
    private static @Nullable String relation(Text text, @Nullable String relation) {
        if (relation == null) {
            return null;
        }
        String key = "intake.field.reporter-relation." + relation;
        return text.t("intake.triage.told.claimed", text.has(key) ? text.t(key) : relation);
    }

    private static String yesNo(Text text, boolean yes) {
        return text.t(yes ? "intake.triage.yes" : "intake.triage.no");
    }

    private static void add(List<Told.Line> lines, Text text, String label, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            lines.add(new Told.Line(text.t("intake.triage.told." + label), value));
        }
    }
}
