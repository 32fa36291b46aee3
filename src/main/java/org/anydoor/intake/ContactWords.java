package org.anydoor.intake;

import java.util.ArrayList;
import java.util.List;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.i18n.Text;
import org.jspecify.annotations.Nullable;

/** A safe contact as staff read it, the prohibition first. */
public final class ContactWords {
    private ContactWords() {}

    /** One thing to know before getting in touch. */
    public record Line(String label, String value) {}

    /** Every line that was answered. */
    public static List<Line> of(Text text, SafeContact it) {
        List<Line> lines = new ArrayList<>();
        if (it.doNotContact()) {
            add(lines, text, "never", text.t("intake.triage.told.never-text"));
        }
        add(lines, text, "way", text.t("intake.triage.told.way-" + Db.word(it.way())));
        add(lines, text, "reach", it.reach());
        add(lines, text, "hours", it.hours());
        add(lines, text, "voicemail", voicemail(text, it.voicemail()));
        add(lines, text, "ask-for", it.askFor());
        add(lines, text, "we-are", it.weAre());
        add(lines, text, "seen-by", it.deviceSeenBy());
        add(lines, text, "code-word", it.codeWord());
        return lines;
    }

    /** What nobody answered is no "no". */
    private static String voicemail(Text text, @Nullable Boolean may) {
        if (may == null) {
            return text.t("intake.triage.told.not-said");
        }
        return text.t(may ? "intake.triage.yes" : "intake.triage.no");
    }

    private static void add(List<Line> lines, Text text, String label, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            lines.add(new Line(text.t("intake.triage.told." + label), value));
        }
    }
}
