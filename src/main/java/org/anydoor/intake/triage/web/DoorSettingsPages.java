package org.anydoor.intake.triage.web;

import static org.anydoor.platform.db.Db.word;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.anydoor.intake.Urgency;
import org.anydoor.intake.triage.DoorSettings;
import org.anydoor.intake.triage.DoorSettings.RuleSetting;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.i18n.Text;
import org.anydoor.platform.web.Form;
import org.anydoor.platform.web.NavEntry;
import org.anydoor.platform.web.NotFound;
import org.anydoor.platform.web.Option;
import org.anydoor.platform.web.Page;
import org.anydoor.platform.web.Typed;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Doors, urgencies and routing rules, for administrators of an intake agency. */
@Controller
class DoorSettingsPages {
    private static final String PATH = "/app/administration/doors";
    private static final int LONGEST_MINUTES = 60 * 24 * 30;

    private final DoorSettings settings;

    DoorSettingsPages(DoorSettings settings) {
        this.settings = settings;
    }

    @Bean
    static NavEntry doorsEntry() {
        return new NavEntry("intake.doors.nav", PATH, 95, "administration");
    }

    @GetMapping(PATH)
    String show(Page page, Form form, Model model) {
        open();
        return again(page, form, model);
    }

    @PostMapping(PATH + "/{key}")
    String door(Page page, Form form, Model model, @PathVariable String key) {
        open();
        AgencyId owner = new AgencyId(ConcernPage.uuid(form.value("owner")));
        if (!settings.setDoor(key, owner, form.has("active", "yes"))) {
            throw new NotFound();
        }
        return "redirect:" + PATH + "?done=door";
    }

    @PostMapping(PATH + "/rule/{id}")
    String rule(Page page, Form form, Model model, @PathVariable String id) {
        open();
        Urgency urgency = urgency(form).orElse(null);
        boolean active = form.has("active", "yes");
        if (!settings.setRule(ConcernPage.uuid(id), urgency, form.has("at-once", "yes"), active)) {
            throw new NotFound();
        }
        return "redirect:" + PATH + "?done=rule";
    }

    @PostMapping(PATH + "/urgency")
    String term(Page page, Form form, Model model) {
        open();
        Optional<Urgency> urgency = urgency(form);
        Optional<LocalDate> from = day(form.value("from"));
        int minutes = form.value("minutes").matches("\\d{1,5}") ? Integer.parseInt(form.value("minutes")) : 0;
        String authority = Typed.line(form.value("authority"));
        if (urgency.isEmpty()) {
            form.refuse("urgency", "intake.refused.urgency");
        }
        if (minutes < 1 || minutes > LONGEST_MINUTES) {
            form.refuse("minutes", "intake.doors.minutes.wrong");
        }
        if (authority.isEmpty() || authority.length() > 200) {
            form.refuse("authority", "intake.doors.authority.missing");
        }
        if (from.isEmpty()) {
            form.refuse("from", "intake.doors.from.wrong");
        }
        if (!form.isWrong() && !settings.addTerm(urgency.orElseThrow(), from.orElseThrow(), minutes, authority)) {
            form.refuse("from", "intake.doors.from.wrong");
        }
        return form.isWrong() ? again(page, form, model) : "redirect:" + PATH + "?done=urgency";
    }

    private void open() {
        if (!settings.isOpen()) {
            throw new NotFound();
        }
    }

    private String again(Page page, Form form, Model model) {
        Text text = page.text();
        model.addAttribute("doors", settings.doors());
        model.addAttribute("terms", settings.terms());
        model.addAttribute(
                "rules",
                settings.rules().stream()
                        .map(it -> new RuleView(it, when(text, it), then(text, it)))
                        .toList());
        model.addAttribute(
                "urgencies",
                Arrays.stream(Urgency.values())
                        .map(it -> new Option(word(it), Words.urgency(text, it)))
                        .toList());
        return "intake/triageDoors";
    }

    private static String when(Text text, RuleSetting rule) {
        List<String> parts = new java.util.ArrayList<>();
        rule.doors().forEach(it -> parts.add(Words.door(text, it)));
        rule.danger().forEach(it -> parts.add(text.t("intake.doors.danger", text.t("intake.triage.danger." + it))));
        if (rule.minor() != null) {
            parts.add(text.t(rule.minor() ? "intake.doors.minor" : "intake.doors.adult"));
        }
        if (!rule.harms().isEmpty()) {
            parts.add(String.join(
                    ", ",
                    rule.harms().stream()
                            .map(it -> text.t("intake.triage.harm." + it))
                            .toList()));
        }
        return parts.isEmpty() ? text.t("intake.doors.always") : String.join("; ", parts);
    }

    private static String then(Text text, RuleSetting rule) {
        String to =
                rule.sendsTo() == null ? text.t("intake.doors.stays") : text.t("intake.doors.kind." + rule.sendsTo());
        return text.t("intake.doors.then", to, Words.reason(text, rule.reasonKey()));
    }

    private static Optional<Urgency> urgency(Form form) {
        return Arrays.stream(Urgency.values())
                .filter(it -> word(it).equals(form.value("urgency")))
                .findFirst();
    }

    private static Optional<LocalDate> day(String typed) {
        try {
            return Optional.of(LocalDate.parse(typed)).filter(it -> it.getYear() < 2100);
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }
}
