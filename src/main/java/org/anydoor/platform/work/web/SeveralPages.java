package org.anydoor.platform.work.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.web.Form;
import org.anydoor.platform.web.NotFound;
import org.anydoor.platform.web.Option;
import org.anydoor.platform.web.Page;
import org.anydoor.platform.web.Paging;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Hands over several rows of a list at once, as when a shift ends; each row stands or falls by itself. */
@Controller
class SeveralPages {
    static final String PATH = "/app/work/several";
    private static final Pattern CHOICE = Pattern.compile("([0-9a-f-]{36}):(\\d{1,9})");

    private final MyWork work;
    private final Takers takers;

    SeveralPages(MyWork work, Takers takers) {
        this.work = work;
        this.takers = takers;
    }

    /** A row that somebody ticked, as they saw it. */
    private record Ticked(UUID id, int version) {
        static Optional<Ticked> of(String typed) {
            Matcher choice = CHOICE.matcher(typed);
            return choice.matches()
                    ? Optional.of(new Ticked(UUID.fromString(choice.group(1)), Integer.parseInt(choice.group(2))))
                    : Optional.empty();
        }
    }

    @GetMapping(PATH)
    String list(
            Page page,
            Form form,
            Model model,
            @RequestParam(defaultValue = "mine") String show,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(name = "page", defaultValue = "1") String number) {
        Caller.Member me = WorkPages.me();
        WorkView view = work.view(me, page.text(), Show.of(show), WorkPages.search(q), Paging.asked(number));
        Set<String> modules = view.items().stream().map(WorkView.Item::module).collect(Collectors.toSet());
        model.addAttribute("work", view);
        model.addAttribute("form", form);
        model.addAttribute("options", modules.isEmpty() ? List.<Option>of() : takers.options(me, page.text(), modules));
        return "platform/work/several";
    }

    @PostMapping(PATH)
    String give(
            Page page,
            Form form,
            Model model,
            @RequestParam(name = "work", required = false) @Nullable List<String> ticked,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "mine") String show,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(name = "page", defaultValue = "1") String number) {
        List<Ticked> rows = ticked == null
                ? List.of()
                : ticked.stream()
                        .flatMap(it -> Ticked.of(it).stream())
                        .distinct()
                        .toList();
        if (rows.isEmpty()) {
            form.refuse("work", "platform.work.several-none");
        }
        if (to.isEmpty()) {
            form.refuse("to", "platform.work.to-missing");
        }
        if (!form.isWrong()) {
            giveEach(page, form, model, rows, to);
        }
        return list(page, form, model, show, q, number);
    }

    private void giveEach(Page page, Form form, Model model, List<Ticked> rows, String to) {
        Caller.Member me = WorkPages.me();
        var refused = new ArrayList<String>();
        int given = 0;
        for (Ticked row : rows) {
            Optional<String> reason = give(page, me, row, to);
            reason.ifPresent(refused::add);
            given += reason.isEmpty() ? 1 : 0;
        }
        model.addAttribute("given", given);
        if (!refused.isEmpty()) {
            form.refuse("work", "platform.work.several-refused", String.join(" ", refused))
                    .isWrong();
        }
    }

    /** Why the row stays where it is; empty once it is given. */
    private Optional<String> give(Page page, Caller.Member me, Ticked ticked, String to) {
        try {
            WorkWords.Told told = work.get(me, ticked.id());
            String title = told.line() == null
                    ? page.t("platform.work.unseen")
                    : told.line().title();
            var holder = Takers.chosen(
                    takers.options(me, page.text(), Set.of(told.row().module())), to);
            if (holder.isEmpty()) {
                return Optional.of(page.t("platform.work.several-cannot", title));
            }
            return switch (work.assign(
                    me,
                    ticked.id(),
                    ticked.version(),
                    holder.get().person().orElse(null),
                    holder.get().team().orElse(null))) {
                case MyWork.HandOver.Done done -> Optional.empty();
                case MyWork.HandOver.Held held -> Optional.of(page.t("platform.work.several-held", title));
                case MyWork.HandOver.Overtaken overtaken ->
                    Optional.of(page.t("platform.work.several-overtaken", title));
            };
        } catch (NotFound gone) {
            return Optional.of(page.t("platform.work.several-gone"));
        }
    }
}
