package org.anydoor.intake.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;
import org.anydoor.intake.FollowUp;
import org.anydoor.intake.Followed;
import org.anydoor.intake.Followed.Entry;
import org.anydoor.intake.Followed.Pass;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.i18n.Language;
import org.anydoor.platform.keys.NetworkPrefix;
import org.anydoor.platform.web.Form;
import org.anydoor.platform.web.Page;
import org.anydoor.platform.web.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Following up with a code: no cookie, no session; a proof good for fifteen minutes goes from page to page. A wrong code and
 * one that may not be tried now are answered with the same words, so that the answer tells a guesser nothing.
 */
@Controller
class ReceiptPages {

    private static final String PATH = Language.PATH + "/receipt";
    private static final int LONGEST_MESSAGE = 5_000;
    private static final int LONGEST_WORD = 100;
    private static final int SHORTEST_WORD = 6;

    private final FollowUp followUp;
    private final ReceiptPass passes;
    private final ReadsWords reads;
    private final Clock clock;

    ReceiptPages(FollowUp followUp, ReceiptPass passes, ReadsWords reads, Clock clock) {
        this.reads = reads;
        this.followUp = followUp;
        this.passes = passes;
        this.clock = clock;
    }

    @GetMapping(PATH)
    String ask(Form form, Model model) {
        return entry(model, false);
    }

    @PostMapping(PATH)
    String go(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "open") String go,
            HttpServletRequest request,
            Form form,
            Model model) {
        if (go.equals("open")) {
            return open(request, form, model);
        }
        Optional<Pass> pass = passes.open(state);
        if (pass.isEmpty()) {
            return entry(model, true);
        }
        return switch (go) {
            case "write" -> write(pass.get(), form, model);
            case "word" -> secondWord(pass.get(), form, model);
            case "renew" -> renew(pass.get(), state, form.page(), model);
            default -> show(pass.get(), null, form.page(), model);
        };
    }

    private static String entry(Model model, boolean late) {
        model.addAttribute("late", late);
        return "intake/receiptEntry";
    }

    private String open(HttpServletRequest request, Form form, Model model) {
        String network = NetworkPrefix.of(request.getRemoteAddr());
        return switch (followUp.enter(form.value("code"), Typed.line(form.value("word")), network)) {
            case Entry.Opened opened -> show(opened.pass(), null, form.page(), model);
            case Entry.Slip slip -> {
                form.refuse("code", "intake.receipt." + slip.reasonKey()).isWrong();
                yield entry(model, false);
            }
            case Entry.Unknown unknown -> {
                form.refuse("code", "intake.follow.wrong").isWrong();
                yield entry(model, false);
            }
        };
    }

    private String write(Pass pass, Form form, Model model) {
        String text = Typed.textOrNull(form.value("message"));
        if (text == null) {
            form.refuse("message", "intake.follow.write.missing");
        } else if (text.length() > LONGEST_MESSAGE) {
            form.refuse("message", "intake.form.too-long", LONGEST_MESSAGE, text.length());
        }
        if (form.isWrong() || text == null) {
            return show(pass, null, form.page(), model);
        }
        if (!followUp.write(pass, text)) {
            return entry(model, true);
        }
        form.clear("message");
        return show(pass, "intake.follow.sent", form.page(), model);
    }

    private String secondWord(Pass pass, Form form, Model model) {
        String word = Typed.line(form.value("word"));
        if (word.codePoints().filter(Character::isLetterOrDigit).count() < SHORTEST_WORD) {
            form.refuse("word", "intake.follow.word-short");
        } else if (word.length() > LONGEST_WORD) {
            form.refuse("word", "intake.form.too-long", LONGEST_WORD, word.length());
        }
        if (form.isWrong()) {
            return show(pass, null, form.page(), model);
        }
        return followUp.secondWord(pass, word)
                .map(more -> show(more, "intake.follow.word-kept", form.page(), model))
                .orElseGet(() -> entry(model, true));
    }

    private String renew(Pass pass, String state, Page page, Model model) {
        Optional<Followed.NewCode> renewed = followUp.newCode(pass, state);
        if (renewed.isEmpty()) {
            return show(pass, null, page, model);
        }
        var parts = renewed.get().code().parts();
        model.addAttribute("code", parts);
        model.addAttribute("digits", parts.stream().allMatch(it -> it.chars().allMatch(Character::isDigit)));
        model.addAttribute("state", passes.seal(renewed.get().pass()));
        return "intake/receiptRenewed";
    }

    private String show(Pass pass, @Nullable String notice, Page page, Model model) {
        Optional<Followed.View> seen = followUp.view(pass);
        if (seen.isEmpty()) {
            return entry(model, true);
        }
        Followed.View view = seen.get();
        model.addAttribute("reads", reads.of(page.text(), view.owner()));
        model.addAttribute(
                "view",
                new FollowView(
                        passes.seal(pass),
                        page.text().day(view.arrived()),
                        page.t("intake.stage." + Db.word(view.stage())),
                        page.whenAndAgo(view.changed()),
                        page.text().clockTime(clock.instant().plus(ReceiptPass.LONGEST)),
                        notice == null ? null : page.t(notice),
                        view.secondWordSet(),
                        view.everything(),
                        view.renewFrom() == null ? null : page.when(view.renewFrom()),
                        view.messages().stream().map(it -> message(page, it)).toList()));
        return "intake/follow";
    }

    private static FollowView.Message message(Page page, Followed.Message message) {
        String key = message.fixedKey();
        return new FollowView.Message(
                message.fromReporter(),
                key == null ? message.text() : page.t("intake.fixed." + key),
                page.when(message.at()));
    }
}
