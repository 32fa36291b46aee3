package org.anydoor.platform.work.web;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.oncall.Calls;
import org.anydoor.platform.oncall.OnCall;
import org.anydoor.platform.web.CsvAnswer;
import org.anydoor.platform.web.Form;
import org.anydoor.platform.web.NotFound;
import org.anydoor.platform.web.Option;
import org.anydoor.platform.web.Page;
import org.anydoor.platform.web.Paging;
import org.anydoor.platform.web.Typed;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The first page of every member of staff. */
@Controller
class WorkPages {
    private static final int LONGEST_SEARCH = 100;

    private final MyWork work;
    private final Takers takers;
    private final OnCall onCall;
    private final Calls calls;

    WorkPages(MyWork work, Takers takers, OnCall onCall, Calls calls) {
        this.work = work;
        this.takers = takers;
        this.onCall = onCall;
        this.calls = calls;
    }

    @GetMapping("/app")
    String list(
            Page page,
            Model model,
            @RequestParam(defaultValue = "mine") String show,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(name = "page", defaultValue = "1") String number) {
        model.addAttribute("work", work.view(me(), page.text(), Show.of(show), search(q), Paging.asked(number)));
        model.addAttribute("mine", onCall.mine());
        model.addAttribute("waiting", calls.unanswered());
        return "platform/work/list";
    }

    @GetMapping(path = "/app", params = "as=csv")
    ResponseEntity<byte[]> csv(
            Page page, @RequestParam(defaultValue = "mine") String show, @RequestParam(defaultValue = "") String q) {
        return CsvAnswer.of("work", work.csv(me(), page.text(), Show.of(show), search(q)));
    }

    @GetMapping("/app/work/{id}")
    String handOver(Page page, Form form, Model model, @PathVariable UUID id) {
        return show(page, form, model, id);
    }

    @PostMapping("/app/work/{id}/take")
    String take(Page page, Form form, Model model, @PathVariable UUID id, @RequestParam int version) {
        Caller.Member me = me();
        return answer(
                page, form, model, id, work.assign(me, id, version, me.id().value(), null));
    }

    @PostMapping("/app/work/{id}")
    String give(
            Page page,
            Form form,
            Model model,
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String to) {
        Caller.Member me = me();
        List<Option> options =
                takers.options(me, page.text(), Set.of(work.get(me, id).row().module()));
        return Takers.chosen(options, to)
                .map(it -> answer(
                        page,
                        form,
                        model,
                        id,
                        work.assign(
                                me,
                                id,
                                version,
                                it.person().orElse(null),
                                it.team().orElse(null))))
                .orElseGet(() -> show(page, form.refuse("to", "platform.work.to-missing"), model, id));
    }

    private String answer(Page page, Form form, Model model, UUID id, MyWork.HandOver ended) {
        return switch (ended) {
            case MyWork.HandOver.Done done -> "redirect:/app";
            case MyWork.HandOver.Held held -> show(page, form.refuse("to", "platform.work.held"), model, id);
            case MyWork.HandOver.Overtaken overtaken ->
                show(
                        page,
                        form.refuse("to", "platform.work.overtaken", WorkWords.turn(page.text(), overtaken.now())),
                        model,
                        id);
        };
    }

    private String show(Page page, Form form, Model model, UUID id) {
        Caller.Member me = me();
        WorkWords.Told told = work.get(me, id);
        form.isWrong();
        model.addAttribute("form", form);
        model.addAttribute("id", id);
        model.addAttribute("version", told.row().version());
        model.addAttribute("turn", WorkWords.turn(page.text(), told.row()));
        model.addAttribute("mine", told.row().turn() == WorkRow.Turn.ME);
        model.addAttribute(
                "what",
                told.line() == null
                        ? page.t("platform.work.unseen")
                        : told.line().title());
        model.addAttribute(
                "options", takers.options(me, page.text(), Set.of(told.row().module())));
        return "platform/work/handOver";
    }

    static Caller.Member me() {
        return Callers.current()
                .filter(Caller.Member.class::isInstance)
                .map(Caller.Member.class::cast)
                .orElseThrow(NotFound::new);
    }

    static String search(String q) {
        String line = Typed.line(q);
        return line.substring(0, Math.min(LONGEST_SEARCH, line.length()));
    }
}
