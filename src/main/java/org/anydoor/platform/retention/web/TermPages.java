package org.anydoor.platform.retention.web;

import java.time.LocalDate;
import java.util.List;
import org.anydoor.platform.retention.RetentionTerms;
import org.anydoor.platform.web.Form;
import org.anydoor.platform.web.Option;
import org.anydoor.platform.web.Page;
import org.anydoor.platform.web.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** How long records are kept, and a longer term of one's own agency. */
@Controller
@RequestMapping("/app/retention/terms")
class TermPages {
    private static final int LEAST = 12;
    private static final int MOST = 1200;
    private static final int LONGEST_LAW = 200;

    private final RetentionTerms terms;
    private final RetentionDoor door;
    private final CityDays days;

    TermPages(RetentionTerms terms, RetentionDoor door, CityDays days) {
        this.terms = terms;
        this.door = door;
        this.days = days;
    }

    /** A longer term as typed. */
    record TermForm(
            @Nullable String of,
            @Nullable String months,
            @Nullable String authority,
            @Nullable String from) {}

    @GetMapping
    String list(Form form, Page page, Model model) {
        door.open();
        List<RetentionTerms.Rule> rules = terms.list();
        model.addAttribute("rules", rules);
        model.addAttribute(
                "choices",
                rules.stream()
                        .filter(TermPages::isForAll)
                        .map(it -> new Option(of(it), words(it, page)))
                        .distinct()
                        .toList());
        return "platform/retention/terms";
    }

    @PostMapping
    String lengthen(Form form, TermForm typed, Page page, Model model) {
        door.open();
        RetentionTerms.Rule rule = terms.list().stream()
                .filter(it -> isForAll(it) && of(it).equals(typed.of()))
                .findFirst()
                .orElse(null);
        String law = Typed.line(typed.authority());
        if (rule == null) {
            form.refuse("of", "platform.retention.of-missing");
        }
        int months = months(form, typed.months());
        if (rule != null && months < rule.months()) {
            form.refuse("months", "platform.retention.months-short", rule.months());
        }
        if (law.length() < 3 || law.length() > LONGEST_LAW) {
            form.refuse("authority", "platform.retention.reason-wrong", LONGEST_LAW);
        }
        LocalDate from = from(form, typed.from());
        if (form.isWrong() || rule == null) {
            return list(form, page, model);
        }
        terms.lengthen(new RetentionTerms.Longer(rule.kind(), rule.outcome(), months, law, from));
        return "redirect:/app/retention/terms";
    }

    private static int months(Form form, @Nullable String typed) {
        String line = Typed.line(typed);
        int months = line.matches("\\d{1,4}") ? Integer.parseInt(line) : 0;
        if (months < LEAST || months > MOST) {
            form.refuse("months", "platform.retention.months-wrong", LEAST, MOST);
        }
        return months;
    }

    private LocalDate from(Form form, @Nullable String typed) {
        LocalDate today = days.today();
        if (Typed.line(typed).isEmpty()) {
            return today;
        }
        return days.typed(typed)
                .filter(it -> !it.isBefore(today) && it.isBefore(today.plusYears(5)))
                .orElseGet(() -> {
                    form.refuse("from", "platform.retention.from-wrong");
                    return today;
                });
    }

    /** What counts for every agency now, and an agency may keep longer than. */
    private static boolean isForAll(RetentionTerms.Rule it) {
        return !it.own() && it.inForce();
    }

    private static String of(RetentionTerms.Rule it) {
        return it.kind() + (it.outcome() == null ? "" : "." + it.outcome());
    }

    private static String words(RetentionTerms.Rule it, Page page) {
        return page.t("platform.retention.kind." + it.kind())
                + (it.outcome() == null ? "" : ": " + page.t("platform.retention.outcome." + it.outcome()));
    }
}
