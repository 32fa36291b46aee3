package org.anydoor.intake.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anydoor.intake.Arrived;
import org.anydoor.intake.Door;
import org.anydoor.intake.Doors;
import org.anydoor.intake.Intake;
import org.anydoor.platform.access.Agencies;
import org.anydoor.platform.access.Members;
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
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The doors of staff (operator, patrol, school and whatever row comes next): one screen each, in the member's own name. */
@Controller
class StaffDoorPages {

    private static final String ALL = "all";
    private static final List<Ask> SEEN = List.of(Ask.DANGER, Ask.WHAT, Ask.SIGNS, Ask.HARM);
    private static final int SIMILAR = 5;

    private final Doors doors;
    private final DoorViews views;
    private final FormState states;
    private final Checks checks;
    private final Intake intake;
    private final ArrivalForm arrivals;
    private final ReceiptViews receipts;
    private final Agencies agencies;
    private final Members members;
    private final Places places;
    private final TransactionOperations transactions;

    StaffDoorPages(
            Doors doors,
            DoorViews views,
            FormState states,
            Checks checks,
            Intake intake,
            ArrivalForm arrivals,
            ReceiptViews receipts,
            Agencies agencies,
            Members members,
            Places places,
            TransactionOperations transactions) {
        this.doors = doors;
        this.views = views;
        this.states = states;
        this.checks = checks;
        this.intake = intake;
        this.arrivals = arrivals;
        this.receipts = receipts;
        this.agencies = agencies;
        this.members = members;
        this.places = places;
        this.transactions = transactions;
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
        sign(chosen, form);
        return show(chosen, states.begin(chosen.key()), form, model);
    }

    /** Where members tell what they noticed themselves, their own name stands ready, for the written report too. */
    private void sign(Door door, Form form) {
        if (door.asksFor(Ask.CONTACT.key()) && !door.asksFor(Ask.CALLER.key())) {
            members.signature().ifPresent(me -> {
                Stream<String> roles = me.roles().stream().map(it -> form.page().t("platform.role." + it));
                form.fill(Ask.Names.NAME, me.name())
                        .fill(Ask.Names.REACH, me.email())
                        .fill(
                                Ask.Names.WORKPLACE,
                                Stream.concat(roles, Stream.of(me.agency())).collect(Collectors.joining(", ")));
            });
        }
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
        UUID place = place(form, asked);
        if (form.isWrong()) {
            return show(chosen, draft, form, model);
        }
        Answers answers = Answers.NONE.with(asked, request.getParameterMap());
        Language language =
                Language.find(answers.get(Ask.Names.CALLER_LANGUAGE, "en")).orElse(Language.EN);
        Draft said = new Draft(draft).answered(answers);
        Arrived arrived = intake.arrive(arrivals.arrival(chosen, language, answers, place), said.sending());
        return sent(chosen, said, arrived, form, model);
    }

    /** The written report of a mandated reporter among staff. */
    @PostMapping("/app/concerns/new/report")
    String report(@RequestParam(defaultValue = "") String state, Page page, Model model) {
        FormDraft draft = states.open(state).orElseThrow(NotFound::new);
        model.addAttribute("report", receipts.report(page, named(draft.door()), new Draft(draft).answers()));
        return "intake/staffReport";
    }

    private String sent(Door door, Draft draft, Arrived arrived, Form form, Model model) {
        return switch (arrived) {
            case Arrived.Acknowledged sent -> {
                model.addAttribute("shortName", sent.shortName());
                model.addAttribute("view", receipts.receipt(form.page(), door, draft, sent));
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
                        voice.find("intake.script"),
                        voice.find("intake.notice", views.phone("missing")),
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

    /** The known place of that name; what is not known is said beside the field, with what comes near. */
    private @Nullable UUID place(Form form, List<Question> asked) {
        String name = form.value(Ask.Names.PLACE).strip();
        boolean asks = asked.stream().anyMatch(it -> it.kind() == Question.Kind.PLACE);
        if (!asks || name.isEmpty() || form.error(Ask.Names.PLACE) != null) {
            return null;
        }
        Optional<Place> exact = Objects.requireNonNull(transactions.execute(status -> places.named(name)));
        if (exact.isEmpty()) {
            List<Place> found =
                    Objects.requireNonNull(transactions.execute(status -> places.search(name, null, 0, SIMILAR)));
            String near = String.join("; ", found.stream().map(Place::name).toList());
            form.refuse(Ask.Names.PLACE, near.isEmpty() ? "intake.staff.no-place" : "intake.staff.near-places", near);
        }
        return exact.map(it -> it.id().value()).orElse(null);
    }

    /** Doors that open to the agency for which the member acts; the database refuses any other as well. */
    private List<Door> open() {
        return kind().map(doors::openTo).orElse(List.of());
    }

    private Optional<String> kind() {
        return Callers.current()
                .flatMap(it -> it.agency())
                .flatMap(id -> Objects.requireNonNull(transactions.execute(status -> agencies.find(id))))
                .map(Agencies.Agency::kind);
    }

    private Door named(String key) {
        return open().stream().filter(it -> it.key().equals(key)).findFirst().orElseThrow(NotFound::new);
    }
}
