package org.anydoor.platform.retention.web;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.anydoor.platform.retention.Disposal;
import org.anydoor.platform.retention.Disposals;
import org.anydoor.platform.retention.Disposals.Answer;
import org.anydoor.platform.retention.OrderedCopies;
import org.anydoor.platform.web.Form;
import org.anydoor.platform.web.NotFound;
import org.anydoor.platform.web.Page;
import org.anydoor.platform.web.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is due, and the decision about each: two approve, or one refuses. */
@Controller
@RequestMapping("/app/retention")
class DisposalPages {
    private static final int LONGEST = 500;

    private final Disposals disposals;
    private final OrderedCopies copies;
    private final RetentionDoor door;

    DisposalPages(Disposals disposals, OrderedCopies copies, RetentionDoor door) {
        this.disposals = disposals;
        this.copies = copies;
        this.door = door;
    }

    @GetMapping
    String due(Page page, Model model) {
        door.open();
        model.addAttribute("due", views(disposals.open(), page));
        return "platform/retention/due";
    }

    @GetMapping("/destroyed")
    String destroyed(Page page, Model model) {
        door.open();
        model.addAttribute("gone", views(disposals.destroyed(), page));
        return "platform/retention/destroyed";
    }

    @GetMapping("/{id}")
    String one(@PathVariable UUID id, Form form, Page page, Model model) {
        door.open();
        Disposal disposal = disposals.find(id).orElseThrow(NotFound::new);
        model.addAttribute("it", view(disposal, page));
        model.addAttribute("reached", copies.of(id));
        model.addAttribute("recordPath", door.path(disposal.kind(), disposal.subject()));
        return "platform/retention/decision";
    }

    @PostMapping("/{id}/approve")
    String approve(@PathVariable UUID id, Form form, Page page, Model model) {
        door.open();
        return answered(disposals.approve(id), id, form, page, model);
    }

    @PostMapping("/{id}/refuse")
    String refuse(@PathVariable UUID id, @RequestParam @Nullable String reason, Form form, Page page, Model model) {
        door.open();
        String why = Typed.line(reason);
        if (why.length() < 3 || why.length() > LONGEST) {
            form.refuse("reason", "platform.retention.reason-wrong", LONGEST);
            form.isWrong();
            return one(id, form, page, model);
        }
        return answered(disposals.refuse(id, why), id, form, page, model);
    }

    private String answered(Answer answer, UUID id, Form form, Page page, Model model) {
        switch (answer) {
            case UNKNOWN -> throw new NotFound();
            case SAME -> form.refuse("approve", "platform.retention.same");
            case DECIDED -> form.refuse("approve", "platform.retention.decided-already");
            case FIRST, SECOND, REFUSED, ORDERED, ALREADY, HELD -> {}
        }
        return form.isWrong() ? one(id, form, page, model) : "redirect:/app/retention";
    }

    private List<DisposalView> views(List<Disposal> list, Page page) {
        return list.stream().map(it -> view(it, page)).toList();
    }

    private DisposalView view(Disposal it, Page page) {
        return new DisposalView(it, door.words(it.kind(), it.subject()), why(it, page));
    }

    private static String why(Disposal it, Page page) {
        return switch (it.cause()) {
            case ORDERED -> {
                Disposal.Order order = Objects.requireNonNull(it.order());
                yield page.t(
                        "platform.retention.by-order",
                        order.number(),
                        page.text().day(order.day()));
            }
            case AGAIN -> page.t("platform.retention.by-ledger");
            case RULE -> {
                Disposal.Term term = it.term();
                yield term == null
                        ? ""
                        : page.t(
                                term.fromAdult() ? "platform.retention.by-term-adult" : "platform.retention.by-term",
                                term.months(),
                                page.text().day(Objects.requireNonNull(it.due())));
            }
        };
    }
}
