package org.anydoor.platform.retention.web;

import java.time.LocalDate;
import java.util.UUID;
import org.anydoor.platform.retention.Disposals;
import org.anydoor.platform.retention.Holds;
import org.anydoor.platform.web.Form;
import org.anydoor.platform.web.NotFound;
import org.anydoor.platform.web.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Of one record: the hold on it, or placing one; and, for those who decide, that it is ordered to be destroyed. */
@Controller
@RequestMapping("/app/retention/record/{kind}/{id}")
class RecordPages {
    private static final int LONGEST_LAW = 200;
    private static final int LONGEST_NUMBER = 60;

    private final Holds holds;
    private final Disposals disposals;
    private final RetentionDoor door;
    private final CityDays days;

    RecordPages(Holds holds, Disposals disposals, RetentionDoor door, CityDays days) {
        this.holds = holds;
        this.disposals = disposals;
        this.door = door;
        this.days = days;
    }

    /** A hold or an order as typed. */
    record RecordForm(
            @Nullable String reason,
            @Nullable String authority,
            @Nullable String number,
            @Nullable String day) {}

    @GetMapping
    String show(@PathVariable String kind, @PathVariable UUID id, Form form, Model model) {
        if (!door.knows(kind) || !holds.mayHold(kind, id)) {
            throw new NotFound();
        }
        model.addAttribute("hold", holds.on(id).orElse(null));
        model.addAttribute("mayOrder", door.mayDecide());
        model.addAttribute("record", door.words(kind, id));
        model.addAttribute("recordPath", door.path(kind, id));
        model.addAttribute("here", "/app/retention/record/" + kind + "/" + id);
        return "platform/retention/record";
    }

    @PostMapping("/hold")
    String hold(@PathVariable String kind, @PathVariable UUID id, Form form, RecordForm typed, Model model) {
        String why = line(form, "reason", typed.reason(), HoldPages.LONGEST);
        String law = line(form, "authority", typed.authority(), LONGEST_LAW);
        if (!form.isWrong() && holds.place(kind, id, why, law) == Holds.Answer.UNKNOWN) {
            throw new NotFound();
        }
        return form.isWrong() ? show(kind, id, form, model) : "redirect:/app/retention/record/" + kind + "/" + id;
    }

    @PostMapping("/order")
    String order(@PathVariable String kind, @PathVariable UUID id, Form form, RecordForm typed, Model model) {
        door.open();
        String number = line(form, "number", typed.number(), LONGEST_NUMBER);
        String law = line(form, "authority", typed.authority(), LONGEST_LAW);
        LocalDate day = day(form, typed.day());
        if (!form.isWrong()) {
            switch (disposals.order(new Disposals.Ordered(kind, id, number, day, law))) {
                case HELD -> form.refuse("number", "platform.retention.order-held");
                case ALREADY -> form.refuse("number", "platform.retention.order-already");
                case ORDERED -> {}
                case UNKNOWN, FIRST, SECOND, SAME, DECIDED, REFUSED -> throw new NotFound();
            }
        }
        return form.isWrong() ? show(kind, id, form, model) : "redirect:/app/retention";
    }

    private LocalDate day(Form form, @Nullable String typed) {
        LocalDate today = days.today();
        return days.typed(typed)
                .filter(it -> !it.isAfter(today) && it.getYear() > 1990)
                .orElseGet(() -> {
                    form.refuse("day", "platform.retention.day-wrong");
                    return today;
                });
    }

    private static String line(Form form, String field, @Nullable String typed, int longest) {
        String line = Typed.line(typed);
        if (line.length() < 3 || line.length() > longest) {
            form.refuse(field, "platform.retention.reason-wrong", longest);
        }
        return line;
    }
}
