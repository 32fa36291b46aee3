package org.anydoor.youth.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.UUID;
import org.anydoor.platform.access.Rights;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.web.Form;
import org.anydoor.platform.web.NotFound;
import org.anydoor.platform.web.Page;
import org.anydoor.platform.web.Paging;
import org.anydoor.platform.web.Typed;
import org.anydoor.youth.YouthId;
import org.anydoor.youth.links.LinkOutcome;
import org.anydoor.youth.links.Links;
import org.anydoor.youth.links.Pair;
import org.anydoor.youth.links.Proposals;
import org.anydoor.youth.links.Reliance;
import org.anydoor.youth.links.Verdict;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Which records may be the same, and two of them side by side: same, not the same, not sure, and taking it back. */
@Controller
class LinkPages {
    private static final int SIZE = 20;
    private static final int LONGEST = 1_000;

    private final Proposals proposals;
    private final Links links;
    private final PairWords words;
    private final Rights rights;

    LinkPages(Proposals proposals, Links links, PairWords words, Rights rights) {
        this.proposals = proposals;
        this.links = links;
        this.words = words;
        this.rights = rights;
    }

    @GetMapping("/app/youth/review")
    String review(Page page, @RequestParam(name = "page", defaultValue = "1") String number, Model model) {
        if (!rights.has("identity")) {
            throw new NotFound();
        }
        var paging = Paging.of(Paging.asked(number), SIZE, proposals.count());
        model.addAttribute(
                "rows",
                proposals.waiting((paging.number() - 1) * SIZE, SIZE).stream()
                        .map(it -> words.row(it, page.text()))
                        .toList());
        model.addAttribute("paging", paging);
        Reliance reliance = proposals.reliance();
        model.addAttribute("reliance", reliance);
        model.addAttribute("bound", percent(reliance.lowerBound()));
        model.addAttribute("loss", proposals.loss().orElse(null));
        return "youth/review";
    }

    @GetMapping("/app/youth/{id}/with/{other}")
    String pair(Page page, Form form, @PathVariable UUID id, @PathVariable UUID other, Model model) {
        return pairPage(page, pair(id, other), model);
    }

    @PostMapping("/app/youth/{id}/with/{other}")
    String decide(
            Page page,
            Form form,
            @PathVariable UUID id,
            @PathVariable UUID other,
            @RequestParam(defaultValue = "") String verdict,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "0") int next,
            Model model) {
        Pair pair = pair(id, other);
        @Nullable Verdict said = verdict(verdict);
        if (said == null) {
            form.refuse("verdict", "platform.form.missing");
        }
        String why = reason(form, reason);
        if (form.isWrong() || said == null) {
            return pairPage(page, pair, model);
        }
        return after(page, form, pair, links.decide(pair, said, why, next), "/app/youth/review", model);
    }

    @PostMapping("/app/youth/{id}/with/{other}/take-back")
    String takeBack(
            Page page,
            Form form,
            @PathVariable UUID id,
            @PathVariable UUID other,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String afterwards,
            @RequestParam(defaultValue = "0") int next,
            Model model) {
        Pair pair = pair(id, other);
        String why = reason(form, reason);
        if (why == null) {
            form.refuse("reason", "youth.pair.reason.missing");
        }
        if (form.isWrong() || why == null) {
            return pairPage(page, pair, model);
        }
        LinkOutcome outcome = links.takeBack(pair, why, next, "apart".equals(afterwards));
        return after(page, form, pair, outcome, "/app/youth/" + id, model);
    }

    private String after(Page page, Form form, Pair pair, LinkOutcome outcome, String onwards, Model model) {
        String refused = switch (outcome) {
            case LinkOutcome.Done done -> null;
            case LinkOutcome.Overtaken overtaken -> "youth.pair.overtaken";
            case LinkOutcome.ASecondPerson second -> "youth.pair.second-person";
            case LinkOutcome.Contradicts contradicts -> "youth.pair.contradicts";
            case LinkOutcome.AlreadySo already -> "youth.pair.already";
            case LinkOutcome.NotYours notYours -> throw new NotFound();
        };
        if (refused == null) {
            return "redirect:" + onwards;
        }
        form.refuse("verdict", refused);
        form.isWrong();
        return pairPage(page, pair, model);
    }

    private String pairPage(Page page, Pair pair, Model model) {
        Links.Seen seen = links.read(pair).orElseThrow(NotFound::new);
        model.addAttribute("pair", words.view(seen, page.text()));
        return "youth/pair";
    }

    private static Pair pair(UUID id, UUID other) {
        if (id.equals(other)) {
            throw new NotFound();
        }
        return Pair.of(new YouthId(id), new YouthId(other));
    }

    private static @Nullable Verdict verdict(String typed) {
        return switch (typed) {
            case "same", "not-the-same", "not-sure" -> Db.constant(Verdict.class, typed);
            default -> null;
        };
    }

    private static @Nullable String reason(Form form, String typed) {
        String reason = Typed.textOrNull(typed);
        if (reason != null && reason.length() > LONGEST) {
            form.refuse("reason", "platform.form.too-long", LONGEST);
        }
        return reason;
    }

    /** Rounded down: a bound is never told higher than it is. */
    private static String percent(double share) {
        return BigDecimal.valueOf(share * 100).setScale(2, RoundingMode.FLOOR).toPlainString();
    }
}
