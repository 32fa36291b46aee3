package org.anydoor.intake.triage.web;

import static org.anydoor.platform.db.Db.word;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;
import org.anydoor.intake.Doors;
import org.anydoor.intake.Urgency;
import org.anydoor.intake.triage.DoorSettings;
import org.anydoor.intake.triage.RuleSettings;
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
    static final String PATH = "/app/administration/doors";
    private static final int LONGEST_MINUTES = 60 * 24 * 30;

    private final DoorSettings settings;
    private final RuleSettings rules;
    private final Doors doors;

    DoorSettingsPages(DoorSettings settings, RuleSettings rules, Doors doors) {
        this.doors = doors;
        this.settings = settings;
        this.rules = rules;
    }

    @Bean
    static NavEntry doorsEntry() {
        return new NavEntry(
                "intake.doors.nav",
                PATH,
                95,
                "administration",
                it -> it.agencyKind().equals("intake"));
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
                rules.all().stream().map(it -> RuleView.of(text, it, doors)).toList());
        model.addAttribute(
                "urgencies",
                Arrays.stream(Urgency.values())
                        .map(it -> new Option(word(it), Words.urgency(text, it)))
                        .toList());
        return "intake/triageDoors";
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
