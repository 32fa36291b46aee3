package org.anydoor.intake.triage.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;
import org.anydoor.intake.CityTime;
import org.anydoor.intake.ConcernId;
import org.anydoor.intake.triage.Answer;
import org.anydoor.intake.triage.Concern;
import org.anydoor.intake.triage.Conversation;
import org.anydoor.intake.triage.Masking;
import org.anydoor.intake.triage.Reports;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.web.Form;
import org.anydoor.platform.web.Page;
import org.anydoor.platform.web.Typed;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is written on a concern: out to the reporter, in for colleagues, translations, masks and proofs; one form each. */
@Controller
class ConversationPosts {
    private static final int LONGEST = 10_000;

    private final ConcernPage pages;
    private final Conversation conversation;
    private final Masking masking;
    private final Reports reports;
    private final CityTime time;

    ConversationPosts(ConcernPage pages, Conversation conversation, Masking masking, Reports reports, CityTime time) {
        this.pages = pages;
        this.conversation = conversation;
        this.masking = masking;
        this.reports = reports;
        this.time = time;
    }

    @PostMapping("/app/intake/{id}/message")
    String message(Page page, Form form, HttpServletResponse response, Model model, @PathVariable String id) {
        ConcernId concern = ConcernPage.concern(id);
        Answer answer = typed(form, "words")
                .map(words -> conversation.writeToReporter(concern, words))
                .orElseGet(() -> new Answer.Refused("words", "words"));
        return pages.answer(page, form, concern, "message", answer, response, model);
    }

    @PostMapping("/app/intake/{id}/fixed")
    String fixed(Page page, Form form, HttpServletResponse response, Model model, @PathVariable String id) {
        ConcernId concern = ConcernPage.concern(id);
        Answer answer = conversation.sendFixed(concern, form.value("fixed"));
        return pages.answer(page, form, concern, "message", answer, response, model);
    }

    @PostMapping("/app/intake/{id}/no-answer")
    String noAnswer(Page page, Form form, HttpServletResponse response, Model model, @PathVariable String id) {
        ConcernId concern = ConcernPage.concern(id);
        return pages.answer(page, form, concern, "no-answer", conversation.needsNoAnswer(concern), response, model);
    }

    @PostMapping("/app/intake/{id}/look-again")
    String lookAgain(Page page, Form form, HttpServletResponse response, Model model, @PathVariable String id) {
        ConcernId concern = ConcernPage.concern(id);
        return pages.answer(page, form, concern, "look-again", conversation.lookAgain(concern), response, model);
    }

    @PostMapping("/app/intake/{id}/note")
    String note(Page page, Form form, HttpServletResponse response, Model model, @PathVariable String id) {
        ConcernId concern = ConcernPage.concern(id);
        Answer answer = typed(form, "note")
                .map(words -> conversation.keepNote(concern, words))
                .orElseGet(() -> new Answer.Refused("note", "words"));
        return pages.answer(page, form, concern, "note", answer, response, model);
    }

    @PostMapping("/app/intake/{id}/translate")
    String translate(
            Page page,
            Form form,
            HttpServletResponse response,
            Model model,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String message) {
        ConcernId concern = ConcernPage.concern(id);
        String translator = Typed.line(form.value("translator"));
        Optional<String> words = typed(form, "translation");
        Optional<Concern.Field> field = field(form, "of");
        Answer answer;
        if (translator.isEmpty() || translator.length() > 120) {
            answer = new Answer.Refused("translator", "translator");
        } else if (words.isEmpty()) {
            answer = new Answer.Refused("translation", "words");
        } else if (!message.isEmpty()) {
            answer = conversation.translate(concern, ConcernPage.uuid(message), translator, words.get());
        } else {
            answer = field.map(it -> conversation.translate(concern, it, translator, words.get()))
                    .orElseGet(() -> new Answer.Refused("of", "of"));
        }
        return pages.answer(page, form, concern, "translate", answer, response, model);
    }

    @PostMapping("/app/intake/{id}/mask")
    String mask(Page page, Form form, HttpServletResponse response, Model model, @PathVariable String id) {
        ConcernId concern = ConcernPage.concern(id);
        Answer answer = field(form, "mask-of")
                .map(it -> masking.mask(concern, it, form.value("passage").strip()))
                .orElseGet(() -> new Answer.Refused("mask-of", "of"));
        return pages.answer(page, form, concern, "mask", answer, response, model);
    }

    @PostMapping("/app/intake/{id}/report-oral")
    String toldOrally(Page page, Form form, HttpServletResponse response, Model model, @PathVariable String id) {
        ConcernId concern = ConcernPage.concern(id);
        Answer answer = line(form, "oral-to")
                .map(whom -> time.read(form.fill("oral-at", time.now()).value("oral-at"))
                        .map(at -> reports.toldOrally(concern, whom, at))
                        .orElseGet(() -> new Answer.Refused("oral-at", "moment")))
                .orElseGet(() -> new Answer.Refused("oral-to", "told-whom"));
        return pages.answer(page, form, concern, "report", answer, response, model);
    }

    @PostMapping("/app/intake/{id}/report-written")
    String filed(Page page, Form form, HttpServletResponse response, Model model, @PathVariable String id) {
        ConcernId concern = ConcernPage.concern(id);
        Answer answer = line(form, "reference")
                .map(reference -> time.read(form.fill("filed-at", time.now()).value("filed-at"))
                        .map(at -> reports.filed(concern, reference, at))
                        .orElseGet(() -> new Answer.Refused("filed-at", "moment")))
                .orElseGet(() -> new Answer.Refused("reference", "reference"));
        return pages.answer(page, form, concern, "report", answer, response, model);
    }

    @PostMapping("/app/intake/{id}/notice")
    String notice(
            Page page,
            Form form,
            HttpServletResponse response,
            Model model,
            @PathVariable String id,
            @RequestParam("notice-to") String to) {
        ConcernId concern = ConcernPage.concern(id);
        AgencyId agency = new AgencyId(ConcernPage.uuid(to));
        Answer answer = line(form, "told-whom")
                .map(whom ->
                        reports.giveNotice(concern, agency, whom, Typed.lineOrNull(form.value("notice-reference"))))
                .orElseGet(() -> new Answer.Refused("told-whom", "told-whom"));
        return pages.answer(page, form, concern, "notice", answer, response, model);
    }

    private static Optional<String> typed(Form form, String field) {
        return Optional.ofNullable(Typed.textOrNull(form.value(field))).filter(it -> it.length() <= LONGEST);
    }

    private static Optional<String> line(Form form, String field) {
        return Optional.ofNullable(Typed.lineOrNull(form.value(field))).filter(it -> it.length() <= 200);
    }

    private static Optional<Concern.Field> field(Form form, String name) {
        return Arrays.stream(Concern.Field.values())
                .filter(it -> org.anydoor.platform.db.Db.word(it).equals(form.value(name)))
                .findFirst();
    }
}
