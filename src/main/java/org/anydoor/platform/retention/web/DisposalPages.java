package org.anydoor.platform.retention.web;

import java.util.UUID;
import org.anydoor.platform.retention.Disposal;
import org.anydoor.platform.retention.Disposals;
import org.anydoor.platform.retention.Disposals.Answer;
import org.anydoor.platform.retention.Disposals.Shown;
import org.anydoor.platform.retention.OrderedCopies;
import org.anydoor.platform.web.CsvAnswer;
import org.anydoor.platform.web.Form;
import org.anydoor.platform.web.NotFound;
import org.anydoor.platform.web.Page;
import org.anydoor.platform.web.Paging;
import org.anydoor.platform.web.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
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
    private static final int SIZE = 25;
    private static final int MOST = 10_000;

    private final Disposals disposals;
    private final OrderedCopies copies;
    private final RetentionDoor door;
    private final DisposalViews views;

    DisposalPages(Disposals disposals, OrderedCopies copies, RetentionDoor door, DisposalViews views) {
        this.disposals = disposals;
        this.copies = copies;
        this.door = door;
        this.views = views;
    }

    @GetMapping
    String due(Page page, @RequestParam(name = "page", defaultValue = "1") String number, Model model) {
        list(Shown.OPEN, number, page, model);
        return "platform/retention/due";
    }

    @GetMapping("/destroyed")
    String destroyed(Page page, @RequestParam(name = "page", defaultValue = "1") String number, Model model) {
        list(Shown.DESTROYED, number, page, model);
        return "platform/retention/destroyed";
    }

    private void list(Shown shown, String number, Page page, Model model) {
        door.open();
        long total = disposals.count(shown);
        var paging = Paging.of(Paging.asked(number), SIZE, total);
        model.addAttribute("rows", views.of(disposals.list(shown, (paging.number() - 1) * SIZE, SIZE), page));
        model.addAttribute("total", total);
        model.addAttribute("paging", paging);
    }

    @GetMapping("/csv")
    ResponseEntity<byte[]> dueFile(Page page) {
        return file(Shown.OPEN, "to-destroy", page);
    }

    @GetMapping("/destroyed/csv")
    ResponseEntity<byte[]> destroyedFile(Page page) {
        return file(Shown.DESTROYED, "destroyed", page);
    }

    private ResponseEntity<byte[]> file(Shown shown, String name, Page page) {
        door.open();
        return CsvAnswer.of(name, views.csv(disposals.export(shown, MOST), page));
    }

    @GetMapping("/{id}")
    String one(@PathVariable UUID id, Form form, Page page, Model model) {
        door.open();
        Disposal disposal = disposals.find(id).orElseThrow(NotFound::new);
        model.addAttribute("it", views.of(disposal, page));
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
}
