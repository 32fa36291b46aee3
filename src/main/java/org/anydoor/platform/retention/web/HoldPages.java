package org.anydoor.platform.retention.web;

import java.util.UUID;
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
import org.springframework.web.bind.annotation.RequestParam;

/** The holds of one's agency, and the two who lift one. */
@Controller
@RequestMapping("/app/retention/holds")
class HoldPages {
    static final int LONGEST = 500;

    private final Holds holds;
    private final RetentionDoor door;

    HoldPages(Holds holds, RetentionDoor door) {
        this.holds = holds;
        this.door = door;
    }

    @GetMapping
    String list(Form form, Model model) {
        door.open();
        model.addAttribute(
                "holds",
                holds.open().stream()
                        .map(it ->
                                new HoldView(it, door.words(it.kind(), it.record()), door.path(it.kind(), it.record())))
                        .toList());
        return "platform/retention/holds";
    }

    @PostMapping("/{id}/lift")
    String lift(@PathVariable UUID id, @RequestParam @Nullable String reason, Form form, Model model) {
        door.open();
        String why = Typed.line(reason);
        if (why.length() < 3 || why.length() > LONGEST) {
            form.refuse("reason-" + id, "platform.retention.reason-wrong", LONGEST);
        } else {
            switch (holds.lift(id, why)) {
                case UNKNOWN, HELD, ALREADY -> throw new NotFound();
                case SAME -> form.refuse("holds", "platform.retention.same");
                case FIRST, LIFTED -> {}
            }
        }
        return form.isWrong() ? list(form, model) : "redirect:/app/retention/holds";
    }
}
