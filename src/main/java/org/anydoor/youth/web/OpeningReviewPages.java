package org.anydoor.youth.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anydoor.platform.access.Emergencies;
import org.anydoor.platform.access.Emergencies.Opening;
import org.anydoor.platform.access.Rights;
import org.anydoor.platform.web.Form;
import org.anydoor.platform.web.NavEntry;
import org.anydoor.platform.web.NotFound;
import org.anydoor.platform.web.Option;
import org.anydoor.platform.web.Page;
import org.anydoor.platform.web.Typed;
import org.anydoor.youth.Youth;
import org.anydoor.youth.YouthId;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What others opened of an agency's records in an emergency, for those there who say whether it was justified. */
@Controller
@RequestMapping("/app/youth/openings")
class OpeningReviewPages {
    private static final int SHORTEST = 3;
    private static final int LONGEST = 1000;

    private final Emergencies emergencies;
    private final Youth youth;
    private final Rights rights;

    OpeningReviewPages(Emergencies emergencies, Youth youth, Rights rights) {
        this.emergencies = emergencies;
        this.youth = youth;
        this.rights = rights;
    }

    @Bean
    static NavEntry openingsMenu() {
        return new NavEntry("youth.openings.nav", "/app/youth/openings", 92, "opening-review");
    }

    @GetMapping
    String list(Page page, Model model) {
        mayReview();
        List<Opening> waiting = emergencies.waiting();
        List<Opening> reviewed = emergencies.reviewed();
        model.addAttribute("waiting", OpeningRow.of(waiting, names(waiting), page.text()));
        model.addAttribute("reviewed", OpeningRow.of(reviewed, names(reviewed), page.text()));
        return "youth/openings";
    }

    @GetMapping("/{id}")
    String one(Page page, Form form, @PathVariable UUID id, Model model) {
        mayReview();
        return show(page, emergencies.find(id).orElseThrow(NotFound::new), model);
    }

    @PostMapping("/{id}")
    String review(
            Page page,
            Form form,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String justified,
            @RequestParam(defaultValue = "") String why,
            Model model) {
        mayReview();
        Opening opening = emergencies.find(id).orElseThrow(NotFound::new);
        String reason = Typed.line(why);
        if (!justified.equals("yes") && !justified.equals("no")) {
            form.refuse("justified", "youth.openings.justified.missing");
        }
        if (reason.length() < SHORTEST || reason.length() > LONGEST) {
            form.refuse("why", "youth.openings.why.missing");
        }
        if (!form.isWrong() && !emergencies.review(opening, justified.equals("yes"), reason)) {
            form.refuse(
                    "justified", opening.viewer().me() ? "youth.openings.your-own" : "youth.openings.done-meanwhile");
        }
        return form.isWrong() ? show(page, opening, model) : "redirect:/app/youth/openings";
    }

    private String show(Page page, Opening opening, Model model) {
        model.addAttribute(
                "row",
                OpeningRow.of(List.of(opening), names(List.of(opening)), page.text())
                        .getFirst());
        model.addAttribute(
                "answers",
                List.of(
                        new Option("yes", page.t("youth.openings.justified.yes")),
                        new Option("no", page.t("youth.openings.justified.no"))));
        return "youth/openingReview";
    }

    /** Whoever reviews by right of the audit alone reads no names. */
    private Map<YouthId, String> names(List<Opening> openings) {
        return youth.called(openings.stream()
                .map(it -> new YouthId(it.subject()))
                .distinct()
                .toList());
    }

    private void mayReview() {
        if (!rights.has("opening-review")) {
            throw new NotFound();
        }
    }
}
