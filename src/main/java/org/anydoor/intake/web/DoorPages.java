package org.anydoor.intake.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.anydoor.intake.Arrived;
import org.anydoor.intake.Door;
import org.anydoor.intake.Doors;
import org.anydoor.intake.Intake;
import org.anydoor.intake.poster.PosterCode;
import org.anydoor.intake.poster.Posters;
import org.anydoor.platform.i18n.Language;
import org.anydoor.platform.keys.NetworkPrefix;
import org.anydoor.platform.web.Form;
import org.anydoor.platform.web.NotFound;
import org.anydoor.platform.web.Page;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Every public door: a few short steps, a last look, the receipt. Nothing is kept until it is sent; the page carries the
 * draft, sealed, and no cookie, session or script has a part in it.
 */
@Controller
class DoorPages {

    private static final String NAMED = Language.PATH + "/{way:concern|help-me}";
    private static final String ANY = Language.PATH + "/door/{way:[a-z0-9-]+}";
    /** As a poster has it: its code after the address of its door. */
    private static final String POSTER = ANY + "/{code:[A-Za-z0-9-]+}";

    private static final int LONGEST_SHOWN = 12;

    /** Doors with an address of their own; any other public door is found under its key. */
    private static final Map<String, String> KEYS = Map.of("concern", "public", "help-me", "young-person");

    private final Doors doors;
    private final DoorViews views;
    private final FormState states;
    private final Checks checks;
    private final Intake intake;
    private final ArrivalForm arrivals;
    private final ReceiptViews receipts;
    private final Posters posters;
    private final ReadsWords reads;

    DoorPages(
            Doors doors,
            DoorViews views,
            FormState states,
            Checks checks,
            Intake intake,
            ArrivalForm arrivals,
            ReceiptViews receipts,
            Posters posters,
            ReadsWords reads) {
        this.doors = doors;
        this.views = views;
        this.states = states;
        this.checks = checks;
        this.intake = intake;
        this.arrivals = arrivals;
        this.receipts = receipts;
        this.posters = posters;
        this.reads = reads;
    }

    /** Every page of a door may say when somebody reads what comes through it. */
    @ModelAttribute
    void whenSomebodyReads(@PathVariable String way, Page page, Model model) {
        doors.find(KEYS.getOrDefault(way, way))
                .map(door -> reads.of(page.text(), door.owner()))
                .ifPresent(words -> model.addAttribute("reads", words));
    }

    @GetMapping({NAMED, ANY})
    String begin(@PathVariable String way, Page page, Form form, Model model) {
        Door door = door(way);
        return door.open() ? show(new Draft(states.begin(door.key())), door, form, model) : closed(model);
    }

    /** The place of the poster stands filled in; a code that names none is said beside the field, and nothing else changes. */
    @GetMapping(POSTER)
    String beginAtPoster(@PathVariable String way, @PathVariable String code, Form form, Model model) {
        Door door = door(way);
        if (!door.asksFor(Ask.PROPERTY.key())) {
            throw new NotFound();
        }
        if (!door.open()) {
            return closed(model);
        }
        Draft fresh = new Draft(states.begin(door.key()));
        Optional<Posters.Property> property = posters.find(door.key(), code);
        if (property.isEmpty()) {
            form.refuse(Ask.Names.PROPERTY, "intake.field.property.unknown", shown(code));
        }
        return show(property.map(fresh::at).orElse(fresh), door, form, model);
    }

    private static String shown(String code) {
        return code.substring(0, Math.min(LONGEST_SHOWN, code.length())).toUpperCase(Locale.ROOT);
    }

    @PostMapping({NAMED, ANY, POSTER})
    String go(
            @PathVariable String way,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "next") String go,
            HttpServletRequest request,
            HttpServletResponse response,
            Form form,
            Model model) {
        Door door = door(way);
        Optional<Draft> carried = carried(door, state);
        if (carried.isEmpty()) {
            return stale(door, request, form.page(), model);
        }
        Draft draft = carried.get();
        return switch (go) {
            case "show" -> show(draft, door, form, model);
            case "send" -> send(draft, door, request, response, form, model);
            case "back" -> move(draft, door, request, response, form, model, false);
            case String to
            when to.startsWith("change-") -> show(draft.at(to.substring("change-".length())), door, form, model);
            default -> move(draft, door, request, response, form, model, true);
        };
    }

    /** The written report of a mandated reporter, filled in from what they said; made in the page, never stored. */
    @PostMapping({NAMED + "/report", ANY + "/report"})
    String report(
            @PathVariable String way,
            @RequestParam(defaultValue = "") String state,
            HttpServletRequest request,
            Page page,
            Model model) {
        Door door = door(way);
        return carried(door, state)
                .map(draft -> {
                    model.addAttribute("report", receipts.report(page, door, draft.answers()));
                    return "intake/report";
                })
                .orElseGet(() -> stale(door, request, page, model));
    }

    private Door door(String way) {
        return doors.find(KEYS.getOrDefault(way, way))
                .filter(it -> !it.staff() && !it.partner())
                .orElseThrow(NotFound::new);
    }

    private Optional<Draft> carried(Door door, String state) {
        return states.open(state).filter(it -> it.door().equals(door.key())).map(Draft::new);
    }

    private String move(
            Draft draft,
            Door door,
            HttpServletRequest request,
            HttpServletResponse response,
            Form form,
            Model model,
            boolean forward) {
        List<Question> asked = views.questions(door, draft.step(door));
        checks.check(form, new Voice(form.page().text(), door), asked, forward);
        if (forward) {
            checks.checkReach(form, asked);
        }
        if (form.isWrong()) {
            model.addAttribute("view", views.step(form.page(), door, draft));
            return "intake/step";
        }
        Draft answered = found(draft.answered(draft.answers().with(asked, request.getParameterMap())), door);
        if (!forward) {
            return show(answered.back(door), door, form, model);
        }
        boolean warn = answered.answers().is(Ask.Names.DANGER, "now") && !answered.told911();
        if (warn) {
            return call911(answered.tell911().next(door), form.page(), model);
        }
        return door.oneScreen() && !answered.step(door).equals(Draft.LOOK)
                ? send(answered, door, request, response, form, model)
                : show(answered.next(door), door, form, model);
    }

    /** Whoever came without the code of their poster may type it where the property is asked. */
    private Draft found(Draft draft, Door door) {
        return PosterCode.find(draft.answers().get(Ask.Names.PROPERTY, ""))
                .flatMap(code -> posters.find(door.key(), code.value()))
                .map(draft::at)
                .orElse(draft);
    }

    private String call911(Draft draft, Page page, Model model) {
        model.addAttribute("action", page.to(page.path()));
        model.addAttribute("state", states.seal(draft.form()));
        return "intake/call911";
    }

    private String show(Draft draft, Door door, Form form, Model model) {
        if (draft.step(door).equals(Draft.LOOK)) {
            model.addAttribute("view", views.look(form.page(), door, draft));
            return "intake/look";
        }
        draft.answers().byField().forEach(form::fillAll);
        model.addAttribute("view", views.step(form.page(), door, draft));
        return "intake/step";
    }

    private String send(
            Draft draft, Door door, HttpServletRequest request, HttpServletResponse response, Form form, Model model) {
        for (String step : door.steps()) {
            for (Question question : views.questions(door, step)) {
                if (question.required() && draft.answers().find(question.name()) == null) {
                    String shown = show(draft.at(step), door, form, model);
                    checks.check(form, new Voice(form.page().text(), door), views.questions(door, step), true);
                    form.isWrong();
                    return shown;
                }
            }
        }
        Page page = form.page();
        Arrived arrived = intake.arrive(
                arrivals.arrival(door, page.language(), draft.answers(), draft.property()),
                draft.sending(),
                NetworkPrefix.of(request.getRemoteAddr()));
        return switch (arrived) {
            case Arrived.Acknowledged sent -> {
                model.addAttribute("view", receipts.receipt(page, door, draft, sent, page.to(page.path()) + "/report"));
                yield "intake/receipt";
            }
            case Arrived.NotOpen closed -> closed(model);
            case Arrived.TooMany later -> tooMany(draft, response, page, model);
            case Arrived.LongAgo before -> "intake/longAgo";
        };
    }

    /** Nothing typed is lost: the page carries it on, to be sent later, and says whom to call meanwhile. */
    private String tooMany(Draft draft, HttpServletResponse response, Page page, Model model) {
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        model.addAttribute("action", page.to(page.path()));
        model.addAttribute("state", states.seal(draft.at(Draft.LOOK).form()));
        model.addAttribute("lines", views.allLines());
        return "intake/tooMany";
    }

    private String closed(Model model) {
        model.addAttribute("lines", views.allLines());
        return "intake/closed";
    }

    /** Nothing that was typed on the last page is lost: it stands there to be copied. */
    private String stale(Door door, HttpServletRequest request, Page page, Model model) {
        List<Question> all = door.steps().stream()
                .flatMap(it -> views.questions(door, it).stream())
                .toList();
        Answers typed = Answers.NONE.with(all, request.getParameterMap());
        Voice voice = new Voice(page.text(), door);
        model.addAttribute("action", page.to(page.path().replaceFirst("/report$", "")));
        model.addAttribute("kept", views.answered(voice, all, typed));
        return "intake/stale";
    }
}
