package org.anydoor.intake.triage.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.anydoor.intake.ConcernId;
import org.anydoor.intake.triage.About;
import org.anydoor.intake.triage.Answer;
import org.anydoor.platform.web.Form;
import org.anydoor.platform.web.Page;
import org.anydoor.platform.web.Typed;
import org.anydoor.youth.YouthId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Says about which young person of the own agency a concern is; names travel in posts, never in addresses. */
@Controller
class AboutPosts {
    private static final int LONGEST_NAME = 120;

    private final ConcernPage pages;
    private final About about;

    AboutPosts(ConcernPage pages, About about) {
        this.pages = pages;
        this.about = about;
    }

    @PostMapping("/app/intake/{id}/find-youth")
    String find(Page page, Form form, Model model, @PathVariable String id) {
        ConcernId concern = ConcernPage.concern(id);
        String name = name(form);
        if (name.isEmpty()) {
            form.refuse("youth", "intake.refused.youth-name");
        }
        return pages.meant(page, form, concern, model, name, name.isEmpty() ? List.of() : about.find(concern, name));
    }

    @PostMapping("/app/intake/{id}/link-youth")
    String link(
            Page page,
            Form form,
            HttpServletResponse response,
            Model model,
            @PathVariable String id,
            @RequestParam String record) {
        ConcernId concern = ConcernPage.concern(id);
        Answer answer = about.link(concern, new YouthId(ConcernPage.uuid(record)));
        return pages.answer(page, form, concern, "link", answer, response, model);
    }

    @PostMapping("/app/intake/{id}/unlink-youth")
    String unlink(
            Page page,
            Form form,
            HttpServletResponse response,
            Model model,
            @PathVariable String id,
            @RequestParam String record) {
        ConcernId concern = ConcernPage.concern(id);
        Answer answer = about.unlink(concern, ConcernPage.uuid(record));
        return pages.answer(page, form, concern, "unlink", answer, response, model);
    }

    @PostMapping("/app/intake/{id}/open-youth")
    String open(Page page, Form form, HttpServletResponse response, Model model, @PathVariable String id) {
        ConcernId concern = ConcernPage.concern(id);
        String name = name(form);
        Answer answer = name.isEmpty() ? new Answer.Refused("youth", "youth-name") : about.openRecord(concern, name);
        return pages.answer(page, form, concern, "link", answer, response, model);
    }

    private static String name(Form form) {
        String name = Typed.line(form.value("youth"));
        return name.length() <= LONGEST_NAME ? name : "";
    }
}
