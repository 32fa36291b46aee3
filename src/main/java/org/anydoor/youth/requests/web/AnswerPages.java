package org.anydoor.youth.requests.web;

import jakarta.validation.Valid;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.anydoor.platform.access.Rights;
import org.anydoor.platform.web.Form;
import org.anydoor.platform.web.NotFound;
import org.anydoor.platform.web.Option;
import org.anydoor.platform.web.Page;
import org.anydoor.platform.web.Typed;
import org.anydoor.youth.Youth;
import org.anydoor.youth.YouthId;
import org.anydoor.youth.requests.AccessCopy;
import org.anydoor.youth.requests.Disagreements;
import org.anydoor.youth.requests.Request;
import org.anydoor.youth.requests.Request.Kind;
import org.anydoor.youth.requests.Request.Outcome;
import org.anydoor.youth.requests.Request.ParentSafe;
import org.anydoor.youth.requests.RequestId;
import org.anydoor.youth.requests.Requests;
import org.anydoor.youth.requests.Requests.Closed;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One request: what was found out, what is given, and how it ended. */
@Controller
@RequestMapping("/app/youth/requests/{id}")
class AnswerPages {
    private final Requests requests;
    private final AccessCopy copies;
    private final Disagreements disagreements;
    private final Youth youth;
    private final Rights rights;

    AnswerPages(Requests requests, AccessCopy copies, Disagreements disagreements, Youth youth, Rights rights) {
        this.requests = requests;
        this.copies = copies;
        this.disagreements = disagreements;
        this.youth = youth;
        this.rights = rights;
    }

    @GetMapping
    String one(Page page, Form form, @PathVariable UUID id, Model model) {
        return show(page, form, mine(id), model);
    }

    @PostMapping("/check")
    String check(
            Page page,
            Form form,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int version,
            @Valid CheckForm typed,
            BindingResult result,
            Model model) {
        Request request = mine(id);
        form.isWrong(result);
        var checks = typed.checks(form);
        if (!form.isWrong() && !requests.check(request, version, checks)) {
            form.refuse("verified", "youth.requests.meanwhile").put("version", request.version());
        }
        return form.isWrong() ? show(page, form, request, model) : "redirect:/app/youth/requests/" + id;
    }

    @PostMapping("/close")
    String close(
            Page page,
            Form form,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "") String provision,
            @RequestParam(defaultValue = "") String answer,
            Model model) {
        Request request = mine(id);
        Outcome ended = Stream.of(Outcome.values())
                .filter(it -> RequestForm.word(it).equals(outcome))
                .findFirst()
                .orElse(null);
        if (ended == null) {
            form.refuse("outcome", "youth.requests.outcome.none");
        } else if (provision.length() > 300 || answer.length() > 4000) {
            form.refuse("answer", "platform.form.too-long", 4000);
        } else {
            switch (requests.close(request, version, ended, Typed.lineOrNull(provision), Typed.textOrNull(answer))) {
                case Closed.Done done -> {}
                case Closed.Overtaken overtaken ->
                    form.refuse("outcome", "youth.requests.meanwhile").put("version", request.version());
                case Closed.Lacks(var what) -> form.refuse("outcome", "youth.requests.lacks." + RequestForm.word(what));
            }
        }
        return form.isWrong() ? show(page, form, request, model) : "redirect:/app/youth/requests/" + id;
    }

    /** Taking a copy out is a deed, and recorded as one. */
    @PostMapping("/copy")
    ResponseEntity<byte[]> copy(@PathVariable UUID id) {
        Request request = mine(id);
        byte[] zip = copies.of(request).orElseThrow(NotFound::new);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/zip"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("record-" + Requests.number(request.id()) + ".zip")
                                .build()
                                .toString())
                .body(zip);
    }

    @PostMapping("/statement")
    String state(
            Page page,
            Form form,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String statement,
            Model model) {
        Request request = mine(id);
        YouthId about = request.youth();
        String words = Typed.textOrNull(statement);
        if (about == null || request.kind() != Kind.CORRECTION) {
            throw new NotFound();
        }
        if (words == null || words.length() > 4000) {
            form.refuse("statement", "youth.requests.statement.missing");
            form.isWrong();
            return show(page, form, request, model);
        }
        disagreements.keep(about, words);
        return "redirect:/app/youth/requests/" + id;
    }

    private String show(Page page, Form form, Request request, Model model) {
        CheckForm.fill(form, request);
        YouthId of = request.youth();
        String name = of == null ? null : youth.called(List.of(of)).get(of);
        String number = of == null ? "" : of.value().toString().substring(24).toUpperCase(Locale.ROOT);
        model.addAttribute(
                "view",
                new RequestView(
                        RequestRow.of(request, page.text()),
                        of == null ? "" : name == null ? page.t("youth.kept.name", number) : name,
                        of == null || name == null ? "" : "/app/youth/" + of.value(),
                        requests.isHeldAsItMust(request),
                        request.kind() == Kind.SUBJECT
                                && name != null
                                && request.checks().verified() != null,
                        of == null ? List.of() : disagreements.of(of)));
        model.addAttribute("safeties", options(page, "youth.requests.parent-safe.", ParentSafe.values()));
        model.addAttribute("outcomes", options(page, "youth.requests.outcome.", Outcome.values()));
        return "youth/request";
    }

    private static List<Option> options(Page page, String key, Enum<?>[] words) {
        return Stream.of(words)
                .map(it -> new Option(RequestForm.word(it), page.t(key + RequestForm.word(it))))
                .toList();
    }

    private Request mine(UUID id) {
        if (!rights.has("requests")) {
            throw new NotFound();
        }
        return requests.read(new RequestId(id)).orElseThrow(NotFound::new);
    }
}
