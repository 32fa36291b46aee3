package org.anydoor.platform.access.web;

import java.util.List;
import java.util.stream.Collectors;
import org.anydoor.platform.access.AccessReview;
import org.anydoor.platform.web.Csv;
import org.anydoor.platform.web.CsvAnswer;
import org.anydoor.platform.web.Page;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The administrators' access review: on one page, as a file, and "reviewed". */
@Controller
@RequestMapping(ReviewPages.PATH)
class ReviewPages {
    static final String PATH = "/app/administration/review";

    private final AccessReview review;

    ReviewPages(AccessReview review) {
        this.review = review;
    }

    @GetMapping
    String show(Model model) {
        model.addAttribute("people", review.people("access.review-read"));
        model.addAttribute("letIn", review.letIn());
        model.addAttribute("agreements", review.agreements());
        model.addAttribute("last", review.last().orElse(null));
        return "platform/access/review";
    }

    @PostMapping
    String reviewed() {
        review.reviewed();
        return "redirect:" + PATH;
    }

    @GetMapping("/csv")
    ResponseEntity<byte[]> file(Page page) {
        var csv = new Csv<AccessReview.Row>()
                .column(page.t("platform.administration.name"), AccessReview.Row::name)
                .column(page.t("platform.administration.roles"), it -> words(page, "platform.role.", it.roles()))
                .column(page.t("platform.review.sees"), it -> words(page, "platform.category.", it.categories()))
                .column(page.t("platform.administration.teams"), it -> String.join(", ", it.teams()))
                .column(page.t("platform.review.assignments"), AccessReview.Row::assignments)
                .column(
                        page.t("platform.review.idle"),
                        it -> yes(page, it.ways().idle()))
                .column(
                        page.t("platform.review.one-way"),
                        it -> yes(page, it.ways().onlyOne()))
                .column(
                        page.t("platform.openid.review"),
                        it -> yes(page, it.ways().provider()))
                .column(page.t("platform.administration.shut-out"), it -> yes(page, it.suspended()));
        return CsvAnswer.of("access-review", csv.of(review.people("platform.export")));
    }

    private static String words(Page page, String prefix, List<String> words) {
        return words.stream().map(it -> page.t(prefix + it)).collect(Collectors.joining(", "));
    }

    private static String yes(Page page, boolean it) {
        return it ? page.t("platform.review.yes") : "";
    }
}
