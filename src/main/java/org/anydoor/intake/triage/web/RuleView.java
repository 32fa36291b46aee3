package org.anydoor.intake.triage.web;

import java.util.ArrayList;
import java.util.List;
import org.anydoor.intake.Doors;
import org.anydoor.intake.triage.RuleSettings.Receiver;
import org.anydoor.intake.triage.RuleSettings.Rule;
import org.anydoor.intake.triage.RuleSettings.RuleSetting;
import org.anydoor.platform.i18n.Text;

/** A routing rule in words: when it applies, and what it says then. */
public record RuleView(String path, String when, String then, boolean active) {

    static RuleView of(Text text, RuleSetting setting, Doors doors) {
        Rule rule = setting.rule();
        return new RuleView(
                DoorSettingsPages.PATH + "/rule/" + setting.id(),
                when(text, rule, doors),
                then(text, rule),
                rule.active());
    }

    private static String when(Text text, Rule rule, Doors doors) {
        List<String> parts = new ArrayList<>();
        add(parts, rule.doors().stream().map(doors::name).toList());
        add(
                parts,
                rule.danger().stream()
                        .map(it -> text.t("intake.doors.danger", text.t("intake.triage.danger." + it)))
                        .toList());
        if (rule.mandated()) {
            parts.add(text.t("intake.doors.mandated"));
        }
        if (rule.minor() != null) {
            parts.add(text.t(age(rule.mandated(), rule.minor())));
        }
        add(
                parts,
                rule.harms().stream()
                        .map(it -> text.t("intake.triage.harm." + it))
                        .toList());
        return parts.isEmpty() ? text.t("intake.doors.always") : String.join("; ", parts);
    }

    private static String age(boolean mandated, boolean minor) {
        return minor ? mandated ? "intake.doors.minor-or-unsaid" : "intake.doors.minor" : "intake.doors.adult";
    }

    private static void add(List<String> parts, List<String> any) {
        if (!any.isEmpty()) {
            parts.add(String.join(", ", any));
        }
    }

    private static String then(Text text, Rule rule) {
        String how = rule.atOnce() ? "intake.rule.then-at-once" : "intake.rule.then-proposed";
        String to = rule.to() == null ? text.t("intake.doors.stays") : text.t(how, receiver(text, rule.to()));
        String soon = rule.urgency() == null ? "" : Words.urgency(text, rule.urgency()) + ". ";
        return soon + text.t("intake.doors.then", to, Words.reason(text, rule.reasonKey()));
    }

    static String receiver(Text text, Receiver to) {
        String kind = text.t("platform.kind." + to.kind());
        if (to.name() == null) {
            return text.t("intake.rule.oldest", kind);
        }
        return text.t(to.ended() ? "intake.rule.ended" : "intake.rule.named", to.name(), kind);
    }
}
