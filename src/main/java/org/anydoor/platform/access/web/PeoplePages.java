package org.anydoor.platform.access.web;

import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.anydoor.platform.access.Leaving;
import org.anydoor.platform.access.Members;
import org.anydoor.platform.access.People;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.access.ProviderBindings;
import org.anydoor.platform.access.Sessions;
import org.anydoor.platform.web.Csv;
import org.anydoor.platform.web.CsvAnswer;
import org.anydoor.platform.web.Form;
import org.anydoor.platform.web.NotFound;
import org.anydoor.platform.web.Option;
import org.anydoor.platform.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The people of one's own agency: who they are, what they may do, in and out. */
@Controller
@RequestMapping("/app/administration/people")
class PeoplePages {
    private static final String COMMUNITY = "community-administrator";
    private static final String LIST = "/app/administration/people";

    private final People people;
    private final Links links;
    private final Sessions sessions;
    private final Leaving leaving;
    private final ProviderBindings bindings;

    PeoplePages(People people, Links links, Sessions sessions, Leaving leaving, ProviderBindings bindings) {
        this.bindings = bindings;
        this.leaving = leaving;
        this.people = people;
        this.links = links;
        this.sessions = sessions;
    }

    @GetMapping
    String list(Form form, Page page, HttpServletRequest request, Model model) {
        model.addAttribute("people", people.list("access.people-read"));
        model.addAttribute("roles", roles(page, request));
        return "platform/access/people";
    }

    @GetMapping("/csv")
    ResponseEntity<byte[]> file(Page page) {
        var csv = new Csv<People.Colleague>()
                .column(page.t("platform.administration.name"), People.Colleague::name)
                .column(page.t("platform.sign-in.name"), People.Colleague::username)
                .column(page.t("platform.administration.email"), People.Colleague::email)
                .column(page.t("platform.administration.roles"), it -> String.join(" ", it.roles()))
                .column(page.t("platform.administration.suspended"), People.Colleague::suspendedAt);
        return CsvAnswer.of("people", csv.of(people.list("platform.export")));
    }

    private List<Option> roles(Page page, HttpServletRequest request) {
        boolean all = AdministrationDoor.isForEverybody(request);
        return PersonForm.options(
                page,
                people.roles().stream()
                        .filter(it -> all || !it.equals(COMMUNITY))
                        .toList());
    }

    @PostMapping
    String invite(Form form, PersonForm typed, Page page, HttpServletRequest request, Model model) {
        List<Option> roles = roles(page, request);
        var invitation = typed.check(form, roles.stream().map(Option::value).toList());
        var link = invitation.flatMap(people::invite);
        if (link.isEmpty()) {
            if (invitation.isPresent()) {
                form.refuse("username", "platform.administration.username-taken")
                        .isWrong();
            }
            return list(form, page, request, model);
        }
        return links.show(model, request, invitation.orElseThrow().name(), link.get(), LIST);
    }

    @GetMapping("/{id}")
    String person(@PathVariable UUID id, Form form, Page page, HttpServletRequest request, Model model) {
        People.Colleague person = colleague(id);
        model.addAttribute("person", person);
        People.Burden burden = people.burden(person.id());
        model.addAttribute(
                "moves",
                burden.heir() == null
                        ? page.t("platform.administration.moves-nowhere", burden.waiting())
                        : page.t("platform.administration.moves", burden.waiting(), burden.heir()));
        model.addAttribute("sessions", sessions.count(person.id()));
        model.addAttribute("connected", bindings.isConnected(person.id()));
        model.addAttribute("oneself", Members.current().id().equals(person.id()));
        model.addAttribute("roles", roles(page, request));
        form.fillAll("roles", person.roles());
        return "platform/access/person";
    }

    @PostMapping("/{id}/roles")
    String giveRoles(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable List<String> roles,
            Form form,
            Page page,
            HttpServletRequest request,
            Model model) {
        People.Colleague person = colleague(id);
        List<String> known = roles(page, request).stream().map(Option::value).toList();
        var chosen = new java.util.ArrayList<>(PersonForm.chosen(roles, known));
        person.roles().stream().filter(it -> !known.contains(it)).forEach(chosen::add);
        if (!people.setRoles(person.id(), chosen)) {
            form.refuse("roles", "platform.administration.roles-own").isWrong();
            return person(id, form, page, request, model);
        }
        return "redirect:" + LIST + "/" + id;
    }

    @PostMapping("/{id}/suspend")
    String suspend(@PathVariable UUID id) {
        if (!people.suspend(colleague(id).id())) {
            throw new NotFound();
        }
        return "redirect:" + LIST + "/" + id;
    }

    @PostMapping("/{id}/reinstate")
    String reinstate(@PathVariable UUID id) {
        people.reinstate(colleague(id).id());
        return "redirect:" + LIST + "/" + id;
    }

    @PostMapping("/{id}/leave")
    String leave(@PathVariable UUID id, Form form, Page page, HttpServletRequest request, Model model) {
        return switch (leaving.end(colleague(id).id())) {
            case LEFT -> "redirect:" + LIST;
            case ONESELF -> throw new NotFound();
            case STANDS_IN -> {
                form.refuse("leave", "platform.leave.stands-in").isWrong();
                yield person(id, form, page, request, model);
            }
        };
    }

    @PostMapping("/{id}/link")
    String renew(@PathVariable UUID id, Form form, Page page, HttpServletRequest request, Model model) {
        People.Colleague person = colleague(id);
        try {
            return links.show(model, request, person.name(), people.renew(person.id()), LIST + "/" + id);
        } catch (DataAccessException failure) {
            if (!isRefused(failure)) {
                throw failure;
            }
            people.renewRefused(person.id());
            form.refuse("link", "platform.administration.link-refused").isWrong();
            return person(id, form, page, request, model);
        }
    }

    /** The database keeps credentials that open another agency too (docs/decisions/0017-a-second-agency.md). */
    private static boolean isRefused(DataAccessException failure) {
        return failure.getRootCause() instanceof SQLException cause && "42501".equals(cause.getSQLState());
    }

    private People.Colleague colleague(UUID id) {
        return people.find(new PersonId(id)).orElseThrow(NotFound::new);
    }
}
