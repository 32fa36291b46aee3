package org.anydoor.intake.triage.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.anydoor.intake.CityTime;
import org.anydoor.intake.ConcernId;
import org.anydoor.intake.triage.About;
import org.anydoor.intake.triage.Answer;
import org.anydoor.intake.triage.Attempts;
import org.anydoor.intake.triage.ConcernFile;
import org.anydoor.intake.triage.Handling;
import org.anydoor.intake.triage.Reading;
import org.anydoor.platform.oncall.Calls;
import org.anydoor.platform.web.Form;
import org.anydoor.platform.web.NotFound;
import org.anydoor.platform.web.Page;
import org.anydoor.youth.YouthRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of one concern, and how every decision on it is answered. */
@Controller
class ConcernPage {
    private final Reading reading;
    private final ConcernViews views;
    private final About about;
    private final CityTime time;
    private final Calls calls;
    private final Attempts attempts;
    private final Clock clock;

    ConcernPage(
            Reading reading,
            ConcernViews views,
            About about,
            CityTime time,
            Calls calls,
            Attempts attempts,
            Clock clock) {
        this.reading = reading;
        this.views = views;
        this.about = about;
        this.time = time;
        this.calls = calls;
        this.attempts = attempts;
        this.clock = clock;
    }

    @GetMapping("/app/intake/{id}")
    String open(
            Page page,
            Form form,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String done,
            Model model) {
        String known = done != null && page.text().has("intake.triage.done." + done) ? done : null;
        return show(page, form, concern(id), model, new ConcernViews.Around(null, known, null));
    }

    /** Shows who told us: a reading that is asked for by itself and recorded as such. */
    @PostMapping("/app/intake/{id}/reporter")
    String reporter(Page page, Form form, @PathVariable String id, Model model) {
        ConcernId concern = concern(id);
        Reading.Told told = reading.told(concern).orElseThrow(NotFound::new);
        return show(page, form, concern, model, new ConcernViews.Around(told, null, null));
    }

    /** Answers a decision: on to the page with its word, or the page again with what was typed and what stands against it. */
    String answer(
            Page page, Form form, ConcernId id, String done, Answer answer, HttpServletResponse response, Model model) {
        return switch (answer) {
            case Answer.Done() -> "redirect:/app/intake/" + id.value() + "?done=" + done;
            case Answer.Hidden() -> throw new NotFound();
            case Answer.Refused(String field, String why) -> {
                form.refuse(field, "intake.refused." + why);
                yield again(page, form, id, model, null);
            }
            case Answer.Overtaken(Handling now) -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                yield again(page, form, id, model, now);
            }
        };
    }

    /** The page with what was typed. */
    String again(Page page, Form form, ConcernId id, Model model, @Nullable Handling overtakenBy) {
        form.isWrong();
        return show(page, form, id, model, new ConcernViews.Around(null, null, overtakenBy));
    }

    /** The page with the records that may be meant by a name. */
    String meant(Page page, Form form, ConcernId id, Model model, String name, List<YouthRecord> found) {
        form.isWrong();
        ConcernFile file = reading.open(id).orElseThrow(NotFound::new);
        MeantWords words = new MeantWords(page.text(), file.concern().whom(), about.today());
        model.addAttribute("found", found.stream().map(it -> words.of(it, name)).toList());
        model.addAttribute("looked", !name.isEmpty());
        return show(page, form, file, model, new ConcernViews.Around(null, null, null));
    }

    private String show(Page page, Form form, ConcernId id, Model model, ConcernViews.Around around) {
        return show(page, form, reading.open(id).orElseThrow(NotFound::new), model, around);
    }

    private String show(Page page, Form form, ConcernFile file, Model model, ConcernViews.Around around) {
        file.untranslated().ifPresent(it -> form.fill("of", org.anydoor.platform.db.Db.word(it)));
        form.fill("oral-at", time.now()).fill("filed-at", time.now());
        form.fill("urgency", org.anydoor.platform.db.Db.word(file.own().urgency()));
        form.fill(
                "holder",
                file.own().holder().isNobody()
                        ? "person:" + file.me().value()
                        : file.own().holder().choice());
        if (!model.containsAttribute("found")) {
            model.addAttribute("found", List.of());
            model.addAttribute("looked", false);
            form.fill("youth", file.concern().whom().called());
        }
        model.addAttribute("concern", views.view(page, file, around));
        model.addAttribute(
                "calls",
                CallsView.of(
                        page.text(),
                        calls.about("intake", file.concern().id().value()),
                        attempts.of(file.concern().id()),
                        clock.instant()));
        return "intake/triageConcern";
    }

    /** A key that cannot be read is answered like one that does not exist. */
    static ConcernId concern(String id) {
        return new ConcernId(uuid(id));
    }

    static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException malformed) {
            throw new NotFound();
        }
    }
}
