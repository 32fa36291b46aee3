package org.anydoor.intake.triage.web;

import jakarta.servlet.http.HttpServletResponse;
import org.anydoor.intake.CityTime;
import org.anydoor.intake.ConcernId;
import org.anydoor.intake.triage.Attempts;
import org.anydoor.platform.web.Form;
import org.anydoor.platform.web.Page;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** "Called, no answer" in one tap, undone in one more. */
@Controller
class TryPosts {
    private final ConcernPage pages;
    private final Attempts attempts;
    private final CityTime time;

    TryPosts(ConcernPage pages, Attempts attempts, CityTime time) {
        this.pages = pages;
        this.attempts = attempts;
        this.time = time;
    }

    @PostMapping("/app/intake/{id}/tried")
    String tried(Page page, Form form, HttpServletResponse response, Model model, @PathVariable String id) {
        ConcernId concern = ConcernPage.concern(id);
        return pages.answer(page, form, concern, "try", attempts.noAnswer(concern), response, model);
    }

    @PostMapping("/app/intake/{id}/tried/undo")
    String undo(Page page, Form form, HttpServletResponse response, Model model, @PathVariable String id) {
        ConcernId concern = ConcernPage.concern(id);
        return pages.answer(
                page,
                form,
                concern,
                "undo-try",
                attempts.undo(concern, ConcernPage.uuid(form.value("attempt"))),
                response,
                model);
    }

    @PostMapping("/app/intake/{id}/tried/next")
    String move(Page page, Form form, HttpServletResponse response, Model model, @PathVariable String id) {
        ConcernId concern = ConcernPage.concern(id);
        return pages.answer(
                page,
                form,
                concern,
                "move-try",
                attempts.move(concern, time.read(form.value("next-try"))),
                response,
                model);
    }

    @PostMapping("/app/intake/{id}/reached")
    String reached(Page page, Form form, HttpServletResponse response, Model model, @PathVariable String id) {
        ConcernId concern = ConcernPage.concern(id);
        return pages.answer(page, form, concern, "reach", attempts.reached(concern), response, model);
    }
}
