package org.anydoor.platform.oncall.web;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.access.Rights;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.i18n.Text;
import org.anydoor.platform.oncall.CallTerms;
import org.anydoor.platform.oncall.Cover;
import org.anydoor.platform.oncall.OnCall;
import org.anydoor.platform.oncall.Shift;
import org.anydoor.platform.web.Form;
import org.anydoor.platform.web.NotFound;
import org.anydoor.platform.web.Option;
import org.anydoor.platform.web.Page;
import org.anydoor.platform.web.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The rota of one's own agency: who is on call now and in the next seven days, where the gaps are, shifts and stand-ins. */
@Controller
@RequestMapping("/app/administration/rota")
class RotaPages {
    static final String PATH = "/app/administration/rota";
    static final String SHIFT = PATH + "/shift";
    private static final int FARTHEST_DAYS = 400;

    private final OnCall onCall;
    private final Rights rights;

    RotaPages(OnCall onCall, Rights rights) {
        this.onCall = onCall;
        this.rights = rights;
    }

    /** A stand-in as typed. */
    record CoverForm(
            @Nullable String day,
            @Nullable String person,
            @Nullable String by) {}

    /** Terms as typed. */
    record TermForm(
            @Nullable String from,
            @Nullable String step,
            @Nullable String answer,
            @Nullable String tries,
            @Nullable String authority) {}

    @GetMapping
    String rota(Page page, Form form, Model model) {
        model.addAttribute("rota", RotaView.of(page.text(), onCall.board()));
        model.addAttribute("setsTerms", rights.has("community"));
        return "platform/oncall/rota";
    }

    @GetMapping("/shift")
    String newShift(Page page, Form form, Model model) {
        form.fill("version", 0);
        return shift(page, form, model, PATH + "/shift", false);
    }

    @PostMapping("/shift")
    String add(Page page, Form form, ShiftForm typed, Model model) {
        Optional<Shift> shift = typed.check(form, new UUID(0, 0), known());
        shift.ifPresent(onCall::add);
        return shift.isEmpty() ? shift(page, form, model, SHIFT, false) : "redirect:" + PATH;
    }

    @GetMapping("/shift/{id}")
    String oldShift(Page page, Form form, @PathVariable UUID id, Model model) {
        ShiftForm.fill(form, onCall.find(id).orElseThrow(NotFound::new));
        return shift(page, form, model, SHIFT + "/" + id, true);
    }

    @PostMapping("/shift/{id}")
    String change(Page page, Form form, @PathVariable UUID id, ShiftForm typed, Model model) {
        UUID shown = onCall.find(id).orElseThrow(NotFound::new).id();
        Optional<Shift> shift = typed.check(form, shown, known());
        if (shift.isPresent() && !onCall.change(shift.get())) {
            form.refuse("days", "platform.administration.changed-meanwhile");
        }
        return form.isWrong() ? shift(page, form, model, SHIFT + "/" + id, true) : "redirect:" + PATH;
    }

    @PostMapping("/shift/{id}/remove")
    String remove(@PathVariable UUID id) {
        onCall.remove(onCall.find(id).orElseThrow(NotFound::new).id());
        return "redirect:" + PATH;
    }

    @PostMapping("/cover")
    String cover(Page page, Form form, CoverForm typed, Model model) {
        Set<String> known = known();
        LocalDate day = day(form, "day", typed.day());
        String person = Typed.line(typed.person());
        String by = Typed.line(typed.by());
        if (!known.contains(person)) {
            form.refuse("person", "platform.rota.person-missing");
        }
        if (!by.equals("nobody") && (!known.contains(by) || by.equals(person))) {
            form.refuse("by", "platform.rota.by-wrong");
        }
        if (form.isWrong() || day == null) {
            return rota(page, form, model);
        }
        onCall.cover(new Cover(day, PersonId.of(person), by.equals("nobody") ? null : PersonId.of(by)));
        return "redirect:" + PATH;
    }

    @PostMapping("/uncover")
    String uncover(Form form, CoverForm typed) {
        LocalDate day = day(form, "day", typed.day());
        if (day != null && known().contains(Typed.line(typed.person()))) {
            onCall.uncover(day, PersonId.of(Typed.line(typed.person())));
        }
        return "redirect:" + PATH;
    }

    @PostMapping("/terms")
    String terms(Page page, Form form, TermForm typed, Model model) {
        if (!rights.has("community")) {
            throw new NotFound();
        }
        LocalDate from = day(form, "from", typed.from());
        int step = number(form, "step", typed.step(), 120);
        int answer = number(form, "answer", typed.answer(), 1440);
        int tries = number(form, "tries", typed.tries(), 20);
        String authority = Typed.line(typed.authority());
        if (authority.isEmpty() || authority.length() > 200) {
            form.refuse("authority", "platform.form.missing");
        }
        if (from != null
                && !form.isWrong()
                && !onCall.addTerm(new CallTerms.Term(
                        from, Duration.ofMinutes(step), Duration.ofMinutes(answer), tries, authority))) {
            form.refuse("from", "platform.rota.day-wrong");
        }
        return form.isWrong() ? rota(page, form, model) : "redirect:" + PATH;
    }

    private String shift(Page page, Form form, Model model, String path, boolean old) {
        form.isWrong();
        Text text = page.text();
        model.addAttribute("path", path);
        model.addAttribute("old", old);
        model.addAttribute("people", RotaView.people(onCall.board()));
        model.addAttribute(
                "days",
                Arrays.stream(DayOfWeek.values())
                        .map(it -> new Option(Db.word(it), text.t("platform.rota.day." + Db.word(it))))
                        .toList());
        model.addAttribute(
                "does",
                List.of(
                        new Option("reads", text.t("platform.rota.reads"), text.t("platform.rota.reads-hint")),
                        new Option("called", text.t("platform.rota.called"), text.t("platform.rota.called-hint"))));
        return "platform/oncall/shift";
    }

    private Set<String> known() {
        return onCall.board().people().keySet().stream()
                .map(it -> it.value().toString())
                .collect(Collectors.toUnmodifiableSet());
    }

    private @Nullable LocalDate day(Form form, String field, @Nullable String typed) {
        try {
            LocalDate day = LocalDate.parse(Typed.line(typed));
            LocalDate today = onCall.board().today();
            if (!day.isBefore(today) && !day.isAfter(today.plusDays(FARTHEST_DAYS))) {
                return day;
            }
        } catch (DateTimeParseException unreadable) {
            // Said below, like a day that is past.
        }
        form.refuse(field, "platform.rota.day-wrong");
        return null;
    }

    private static int number(Form form, String field, @Nullable String typed, int most) {
        String line = Typed.line(typed);
        int number = line.matches("[0-9]{1,4}") ? Integer.parseInt(line) : 0;
        if (number < 1 || number > most) {
            form.refuse(field, "platform.rota.number-wrong", most);
        }
        return number;
    }
}
