package org.anydoor.intake.triage.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.anydoor.intake.ConcernId;
import org.anydoor.intake.Urgency;
import org.anydoor.intake.triage.Answer;
import org.anydoor.intake.triage.DeclineReason;
import org.anydoor.intake.triage.Duplicates;
import org.anydoor.intake.triage.Holder;
import org.anydoor.intake.triage.Outcome;
import org.anydoor.intake.triage.Sending;
import org.anydoor.intake.triage.Triage;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.web.Form;
import org.anydoor.platform.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The decisions on a concern, each a post with the version that the writer saw. */
@Controller
class DecisionPosts {
    private final ConcernPage pages;
    private final Triage triage;
    private final Sending sending;
    private final Duplicates duplicates;

    DecisionPosts(ConcernPage pages, Triage triage, Sending sending, Duplicates duplicates) {
        this.pages = pages;
        this.triage = triage;
        this.sending = sending;
        this.duplicates = duplicates;
    }

    /** What every post carries besides its own fields. */
    record Post(Page page, Form form, HttpServletResponse response, Model model) {}

    @PostMapping("/app/intake/{id}/acknowledge")
    String acknowledge(
            Page page,
            Form form,
            HttpServletResponse response,
            Model model,
            @PathVariable String id,
            @RequestParam(defaultValue = "0") int version) {
        return answer(new Post(page, form, response, model), id, "acknowledge", it -> triage.acknowledge(it, version));
    }

    @PostMapping("/app/intake/{id}/urgency")
    String urgency(
            Page page,
            Form form,
            HttpServletResponse response,
            Model model,
            @PathVariable String id,
            @RequestParam(defaultValue = "0") int version) {
        return answer(
                new Post(page, form, response, model),
                id,
                "set-urgency",
                it -> choice(Urgency.class, form, "urgency")
                        .map(urgency -> triage.setUrgency(it, version, urgency))
                        .orElseGet(() -> missing("urgency")));
    }

    @PostMapping("/app/intake/{id}/accept")
    String accept(
            Page page,
            Form form,
            HttpServletResponse response,
            Model model,
            @PathVariable String id,
            @RequestParam(defaultValue = "0") int version) {
        return answer(
                new Post(page, form, response, model), id, "accept", it -> triage.accept(it, version, holder(form)));
    }

    @PostMapping("/app/intake/{id}/assign")
    String assign(
            Page page,
            Form form,
            HttpServletResponse response,
            Model model,
            @PathVariable String id,
            @RequestParam(defaultValue = "0") int version) {
        return answer(
                new Post(page, form, response, model), id, "assign", it -> triage.assign(it, version, holder(form)));
    }

    @PostMapping("/app/intake/{id}/decline")
    String decline(
            Page page,
            Form form,
            HttpServletResponse response,
            Model model,
            @PathVariable String id,
            @RequestParam(defaultValue = "0") int version) {
        ConcernId concern = ConcernPage.concern(id);
        Optional<DeclineReason> reason = choice(DeclineReason.class, form, "reason");
        Answer answer = reason.map(it -> triage.decline(concern, version, it)).orElseGet(() -> missing("reason"));
        return answer instanceof Answer.Done
                ? "redirect:/app/intake?done=decline"
                : pages.answer(page, form, concern, "decline", answer, response, model);
    }

    @PostMapping("/app/intake/{id}/send")
    String send(
            Page page,
            Form form,
            HttpServletResponse response,
            Model model,
            @PathVariable String id,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(required = false) @Nullable List<String> to) {
        Set<AgencyId> agencies = to == null
                ? Set.of()
                : to.stream().map(it -> new AgencyId(ConcernPage.uuid(it))).collect(Collectors.toSet());
        return answer(new Post(page, form, response, model), id, "send", it -> sending.send(it, version, agencies));
    }

    @PostMapping("/app/intake/{id}/take-back")
    String takeBack(
            Page page,
            Form form,
            HttpServletResponse response,
            Model model,
            @PathVariable String id,
            @RequestParam String from) {
        AgencyId agency = new AgencyId(ConcernPage.uuid(from));
        return answer(new Post(page, form, response, model), id, "take-back", it -> sending.takeBack(it, agency));
    }

    @PostMapping("/app/intake/{id}/join")
    String join(
            Page page,
            Form form,
            HttpServletResponse response,
            Model model,
            @PathVariable String id,
            @RequestParam(defaultValue = "0") int version) {
        return answer(
                new Post(page, form, response, model),
                id,
                "join",
                it -> duplicates.join(it, version, form.value("into")));
    }

    @PostMapping("/app/intake/{id}/separate")
    String separate(
            Page page,
            Form form,
            HttpServletResponse response,
            Model model,
            @PathVariable String id,
            @RequestParam(defaultValue = "0") int version) {
        return answer(new Post(page, form, response, model), id, "separate", it -> duplicates.separate(it, version));
    }

    @PostMapping("/app/intake/{id}/close")
    String close(
            Page page,
            Form form,
            HttpServletResponse response,
            Model model,
            @PathVariable String id,
            @RequestParam(defaultValue = "0") int version) {
        return answer(
                new Post(page, form, response, model),
                id,
                "close",
                it -> choice(Outcome.class, form, "outcome")
                        .filter(outcome -> outcome != Outcome.DUPLICATE)
                        .map(outcome -> triage.close(
                                it, version, outcome, form.value("closing"), form.has("close-anyway", "yes")))
                        .orElseGet(() -> missing("outcome")));
    }

    @PostMapping("/app/intake/{id}/open-again")
    String openAgain(
            Page page,
            Form form,
            HttpServletResponse response,
            Model model,
            @PathVariable String id,
            @RequestParam(defaultValue = "0") int version) {
        return answer(new Post(page, form, response, model), id, "open-again", it -> triage.openAgain(it, version));
    }

    private String answer(Post post, String id, String done, Function<ConcernId, Answer> deed) {
        ConcernId concern = ConcernPage.concern(id);
        return pages.answer(
                post.page(), post.form(), concern, done, deed.apply(concern), post.response(), post.model());
    }

    private static Answer missing(String field) {
        return new Answer.Refused(field, field);
    }

    private static Holder holder(Form form) {
        try {
            return Holder.of(form.value("holder"));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException malformed) {
            return Holder.NOBODY;
        }
    }

    private static <E extends Enum<E>> Optional<E> choice(Class<E> type, Form form, String field) {
        return Arrays.stream(type.getEnumConstants())
                .filter(it -> org.anydoor.platform.db.Db.word(it).equals(form.value(field)))
                .findFirst();
    }
}
