package org.anydoor.intake.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anydoor.intake.Arrived;
import org.anydoor.intake.Door;
import org.anydoor.intake.Doors;
import org.anydoor.intake.Intake;
import org.anydoor.platform.access.Agencies;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.i18n.Language;
import org.anydoor.platform.web.Form;
import org.anydoor.platform.web.NavEntry;
import org.anydoor.platform.web.NotFound;
import org.anydoor.platform.web.Page;
import org.anydoor.venues.Place;
import org.anydoor.venues.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The doors of staff (operator, patrol, school and whatever row comes next): one screen each, in the member's own name. */
@Controller
class StaffDoorPages {

    private static final List<Ask> SEEN = List.of(Ask.DANGER, Ask.WHAT, Ask.WHOM, Ask.PLACE, Ask.WHERE, Ask.WHEN);
    private static final int SIMILAR = 5;

    private final Doors doors;
    private final DoorViews views;
    private final FormState states;
    private final Checks checks;
    private final Intake intake;
    private final ArrivalForm arrivals;
    private final ReceiptViews receipts;
    private final Agencies agencies;
    private final Signatures signatures;
    private final Places places;

    StaffDoorPages(
            Doors doors,
            DoorViews views,
            FormState states,
            Checks checks,
            Intake intake,
            ArrivalForm arrivals,
            ReceiptViews receipts,
            Agencies agencies,
            Signatures signatures,
            Places places) {
        this.doors = doors;
        this.views = views;
        this.states = states;
        this.checks = checks;
        this.intake = intake;
        this.arrivals = arrivals;
        this.receipts = receipts;
        this.agencies = agencies;
        this.signatures = signatures;
        this.places = places;
    }

    @Bean
    static NavEntry tellEntry(Doors doors) {
        return new NavEntry(
                "intake.staff.tell",
                "/app/concerns/new",
                20,
                "concern",
                it -> doors.isOpenTo(it.agencyKind())
                        || doors.publicFor(it.agencyKind()).isPresent());
    }

    @GetMapping("/app/concerns/new")
    String begin(@RequestParam(defaultValue = "") String door, Form form, Model model) {
        List<Door> open = open();
        Optional<Door> withoutAccount = kind().flatMap(doors::publicFor);
        if (door.isEmpty() && open.isEmpty() && withoutAccount.isPresent()) {
            return "redirect:/" + Language.EN.tag() + "/door/"
                    + withoutAccount.get().key();
        }
        if (door.isEmpty() && open.size() != 1) {
            model.addAttribute(
                    "doors",
                    open.stream()
                            .map(it -> new StaffDoorView.Choice(it.key(), heading(form.page(), it)))
                            .toList());
            return "intake/staffDoors";
        }
        Door chosen = door.isEmpty() ? open.getFirst() : named(door);
        signatures.ready(chosen, form);
        return show(chosen, states.begin(chosen.key()), form, model);
    }

    @PostMapping("/app/concerns/new")
    String send(
            @RequestParam(defaultValue = "") String door,
            @RequestParam(defaultValue = "") String state,
            HttpServletRequest request,
            Form form,
            Model model) {
        Door chosen = named(door);
        FormDraft draft = states.open(state)
                .filter(it -> it.door().equals(chosen.key()))
                .orElseGet(() -> states.begin(chosen.key()));
        List<Question> asked = asked(chosen);
        checks.check(form, new Voice(form.page().text(), chosen), asked, true);
        if (form.isWrong()) {
            return show(chosen, draft, form, model);
        }
        Answers answers = Answers.NONE.with(asked, request.getParameterMap());
        UUID place = place(answers).orElse(null);
        Language language =
                Language.find(answers.get(Ask.Names.CALLER_LANGUAGE, "en")).orElse(Language.EN);
        Draft said = new Draft(draft).answered(answers);
        Arrived arrived = intake.arrive(arrivals.arrival(chosen, language, answers, place), said.sending());
        if (place == null) {
            model.addAttribute("unlisted", unlisted(form.page(), answers));
        }
        return sent(chosen, said, arrived, form, model);
    }

    /** The written report of a mandated reporter among staff. */
    @PostMapping("/app/concerns/new/report")
    String report(@RequestParam(defaultValue = "") String state, Page page, Model model) {
        FormDraft draft = states.open(state).orElseThrow(NotFound::new);
        Door door = named(draft.door());
        model.addAttribute("report", receipts.report(page, door, signatures.under(door, new Draft(draft).answers())));
        return "intake/staffReport";
    }

    private String sent(Door door, Draft draft, Arrived arrived, Form form, Model model) {
        return switch (arrived) {
            case Arrived.Acknowledged sent -> {
                boolean caller = door.asksFor(Ask.CALLER.key());
                model.addAttribute("shortName", sent.shortName());
                model.addAttribute(
                        "view",
                        receipts.receipt(form.page(), door, draft, sent, caller ? null : "/app/concerns/new/report"));
                model.addAttribute("now", now(new Voice(form.page().text(), door), draft.answers()));
                model.addAttribute("caller", caller);
                yield "intake/staffSent";
            }
            case Arrived.NotOpen closed -> {
                form.refuse(Ask.Names.WHAT, "intake.staff.closed").isWrong();
                yield show(door, draft.form(), form, model);
            }
            case Arrived.TooMany never -> throw new IllegalStateException("staff doors have no limit");
            case Arrived.LongAgo before -> "redirect:/app/sent";
        };
    }

    /** Whoever said "now" learns first that nobody comes because of this page. */
    private static StaffDoorView.@Nullable Now now(Voice voice, Answers answers) {
        return answers.is(Ask.Names.DANGER, "now")
                ? new StaffDoorView.Now(voice.t("intake.staff.now.heading"), voice.t("intake.staff.now.text"))
                : null;
    }

    private String show(Door door, FormDraft draft, Form form, Model model) {
        Voice voice = new Voice(form.page().text(), door);
        List<GroupView> groups = door.steps().stream()
                .flatMap(it -> views.groups(voice, it).stream())
                .toList();
        List<String> seen = SEEN.stream().map(Ask::key).toList();
        model.addAttribute(
                "view",
                new StaffDoorView(
                        door.key(),
                        heading(form.page(), door),
                        voice.t("intake.staff.danger"),
                        voice.find("intake.script"),
                        voice.find("intake.notice", views.phone("missing"), views.phone("child-protection")),
                        groups.stream().filter(it -> seen.contains(it.ask())).toList(),
                        groups.stream().filter(it -> !seen.contains(it.ask())).toList(),
                        states.seal(draft)));
        return "intake/staffDoor";
    }

    private static String heading(Page page, Door door) {
        String key = "intake.staff.door." + door.key();
        return page.text().has(key) ? page.t(key) : page.t("intake.staff.door");
    }

    private List<Question> asked(Door door) {
        return door.steps().stream()
                .flatMap(it -> views.questions(door, it).stream())
                .toList();
    }

    /** The known place of the name that was typed. */
    private Optional<UUID> place(Answers answers) {
        return Optional.ofNullable(answers.find(Ask.Names.PLACE))
                .flatMap(places::named)
                .map(it -> it.id().value());
    }

    /** A place that is not on the list holds nobody up: it is kept as written, and the receipt names what comes near. */
    private @Nullable String unlisted(Page page, Answers answers) {
        String name = answers.find(Ask.Names.PLACE);
        if (name == null) {
            return null;
        }
        List<Place> found = places.search(name, null, 0, SIMILAR);
        String near = String.join("; ", found.stream().map(Place::name).toList());
        return page.t(near.isEmpty() ? "intake.staff.no-place" : "intake.staff.near-places", name, near);
    }

    /** Doors that open to the agency for which the member acts; the database refuses any other as well. */
    private List<Door> open() {
        return kind().map(doors::openTo).orElse(List.of());
    }

    private Optional<String> kind() {
        return Callers.current()
                .flatMap(it -> it.agency())
                .flatMap(agencies::find)
                .map(Agencies.Agency::kind);
    }

    private Door named(String key) {
        return open().stream().filter(it -> it.key().equals(key)).findFirst().orElseThrow(NotFound::new);
    }
}
