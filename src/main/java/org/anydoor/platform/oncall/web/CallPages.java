package org.anydoor.platform.oncall.web;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.anydoor.platform.i18n.Text;
import org.anydoor.platform.oncall.Calls;
import org.anydoor.platform.oncall.OnCall;
import org.anydoor.platform.web.Form;
import org.anydoor.platform.web.NotFound;
import org.anydoor.platform.web.Page;
import org.anydoor.platform.work.WorkLine;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Where the link of a call leads: what waits, and the one button that says "I have it". */
@Controller
class CallPages {
    private final Calls calls;
    private final OnCall onCall;
    private final ObjectProvider<WorkLine> lines;
    private final Clock clock;

    CallPages(Calls calls, OnCall onCall, ObjectProvider<WorkLine> lines, Clock clock) {
        this.calls = calls;
        this.onCall = onCall;
        this.lines = lines;
        this.clock = clock;
    }

    @GetMapping("/app/calls")
    String waiting(Page page, Form form, Model model) {
        model.addAttribute("calls", view(page.text()));
        return "platform/oncall/calls";
    }

    @PostMapping("/app/calls/{id}/answer")
    String answer(@PathVariable("id") UUID work, Page page, Form form, Model model) {
        return switch (calls.answer(work)) {
            case Calls.Answered.Yours yours -> "redirect:" + path(work);
            case Calls.Answered.Others(String name, Instant at) ->
                again(page, form.refuse("calls", "platform.call.others", name, page.when(at)), model);
            case Calls.Answered.Over over -> again(page, form.refuse("calls", "platform.call.over"), model);
            case Calls.Answered.Hidden hidden -> throw new NotFound();
        };
    }

    private String again(Page page, Form form, Model model) {
        form.isWrong();
        return waiting(page, form, model);
    }

    /** On to what it is about; where the reader sees no words of it, back to the calls. */
    private String path(UUID work) {
        List<Calls.Call> open = calls.open();
        Map<UUID, WorkLine.Line> words = words(open);
        WorkLine.Line line = words.get(work);
        return line == null ? "/app/calls" : line.path();
    }

    private CallsView view(Text text) {
        Instant now = clock.instant();
        List<Calls.Call> open = calls.open();
        Map<UUID, WorkLine.Line> words = words(open);
        return new CallsView(
                open.stream().map(it -> item(text, it, words, now)).toList(),
                open.isEmpty() ? onCall.lineNow() : List.of());
    }

    private static CallsView.Item item(Text text, Calls.Call call, Map<UUID, WorkLine.Line> words, Instant now) {
        WorkLine.Line line = words.get(call.work());
        return new CallsView.Item(
                call.work(),
                line == null ? text.t("platform.work.unseen") : line.title(),
                text.whenAndAgo(call.opened()),
                CallWords.steps(text, call),
                line == null ? null : line.path(),
                call.holder(now)
                        .map(it -> text.t(
                                "platform.call.holder", it.name(), text.clockTime(it.at()), text.clockTime(it.until())))
                        .orElse(null));
    }

    /** One batched query per module, under the reader's own row security. */
    private Map<UUID, WorkLine.Line> words(List<Calls.Call> open) {
        Map<UUID, WorkLine.Line> words = new HashMap<>();
        lines.stream().forEach(module -> {
            List<Calls.Call> own = open.stream()
                    .filter(it -> it.module().equals(module.module()))
                    .toList();
            if (own.isEmpty()) {
                return;
            }
            Map<WorkLine.Open, WorkLine.Line> told = module.lines(own.stream()
                    .map(it -> new WorkLine.Open(it.kind(), it.reference()))
                    .collect(Collectors.toUnmodifiableSet()));
            own.forEach(it -> {
                WorkLine.Line line = told.get(new WorkLine.Open(it.kind(), it.reference()));
                if (line != null) {
                    words.put(it.work(), line);
                }
            });
        });
        return words;
    }
}
