package org.anydoor.platform.access.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.anydoor.platform.access.AgencyAffairs;
import org.anydoor.platform.access.HostingApprovals;
import org.anydoor.platform.access.Members;
import org.anydoor.platform.access.People;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.web.Form;
import org.anydoor.platform.web.NotFound;
import org.anydoor.platform.web.Option;
import org.anydoor.platform.web.Page;
import org.anydoor.platform.web.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Agencies: the community's list with new ones, and one's own with its contacts. */
@Controller
class AgencyPages {
    private static final String ALL = "/app/administration/agencies";
    private static final String OWN = "/app/administration/agency";
    private static final List<String> FIRST_ROLE = List.of("administrator");

    private final AgencyAffairs agencies;
    private final People people;
    private final Links links;
    private final HostingApprovals approvals;

    AgencyPages(AgencyAffairs agencies, People people, Links links, HostingApprovals approvals) {
        this.approvals = approvals;
        this.agencies = agencies;
        this.people = people;
        this.links = links;
    }

    /** A new agency as typed. */
    record AgencyForm(@Nullable String agency, @Nullable String kind) {}

    /** Contacts as typed. */
    record ContactsForm(
            @Nullable String email,
            @Nullable String backup,
            @Nullable String supervisor,
            int version) {}

    @GetMapping("/app/administration")
    String overview(HttpServletRequest request, Model model) {
        model.addAttribute("everybody", AdministrationDoor.isForEverybody(request));
        return "platform/access/administration";
    }

    @GetMapping(ALL)
    String list(Form form, Page page, Model model) {
        model.addAttribute("agencies", agencies.list());
        model.addAttribute("kinds", AgreementPages.options(page, "platform.kind.", agencies.kinds()));
        return "platform/access/agencies";
    }

    @PostMapping(ALL)
    String add(
            Form form,
            AgencyForm typed,
            PersonForm first,
            ApprovalForm approval,
            Page page,
            HttpServletRequest request,
            Model model) {
        String name = Typed.line(typed.agency());
        String kind = Typed.line(typed.kind());
        if (name.length() < 2 || name.length() > 120) {
            form.refuse("agency", "platform.administration.agency-name-wrong");
        } else if (agencies.isTaken(name)) {
            form.refuse("agency", "platform.administration.agency-taken");
        }
        if (!agencies.kinds().contains(kind)) {
            form.refuse("kind", "platform.form.missing");
        }
        var administrator =
                new PersonForm(first.name(), first.username(), first.email(), FIRST_ROLE).check(form, FIRST_ROLE);
        Optional<HostingApprovals.Approval> approved =
                agencies.isWalled(kind) ? approval.check(form) : Optional.empty();
        if (form.isWrong() || administrator.isEmpty()) {
            return list(form, page, model);
        }
        return switch (agencies.add(name, kind, administrator.get(), approved)) {
            case AgencyAffairs.Added.Made made ->
                links.show(model, request, administrator.get().name(), made.link(), ALL);
            case AgencyAffairs.Added.NameTaken taken ->
                refused(form.refuse("agency", "platform.administration.agency-taken"), page, model);
            case AgencyAffairs.Added.UsernameTaken taken ->
                refused(form.refuse("username", "platform.administration.username-taken"), page, model);
        };
    }

    private String refused(Form form, Page page, Model model) {
        form.isWrong();
        return list(form, page, model);
    }

    @GetMapping(OWN)
    String own(Form form, Model model) {
        var own = agencies.own();
        form.fill("email", own.email())
                .fill("backup", own.backup() == null ? null : own.backup().value())
                .fill(
                        "supervisor",
                        own.supervisor() == null ? null : own.supervisor().value());
        List<Option> people = colleagues();
        model.addAttribute("own", own);
        model.addAttribute("walled", agencies.isWalled(own.kind()));
        model.addAttribute("approval", approvals.own().orElse(null));
        model.addAttribute("people", people);
        model.addAttribute("noBackup", isNobody(own.backup(), people));
        model.addAttribute("noSupervisor", isNobody(own.supervisor(), people));
        return "platform/access/agency";
    }

    /** Nobody chosen, or somebody who has left or is suspended. */
    private static boolean isNobody(@Nullable PersonId person, List<Option> people) {
        return person == null
                || people.stream()
                        .noneMatch(it -> it.value().equals(person.value().toString()));
    }

    private List<Option> colleagues() {
        return people.list("access.people-read").stream()
                .filter(it -> !it.shutOut())
                .map(it -> new Option(it.id().value().toString(), it.name()))
                .toList();
    }

    @PostMapping(OWN)
    String change(Form form, ContactsForm typed, Model model) {
        List<String> known = colleagues().stream().map(Option::value).toList();
        String mail = Typed.lineOrNull(typed.email());
        if (mail != null && !mail.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+")) {
            form.refuse("email", "platform.administration.email-wrong");
        }
        var own = agencies.own();
        var changed = new AgencyAffairs.Contacts(
                own.name(),
                own.kind(),
                mail,
                chosen(form, "backup", typed.backup(), known),
                chosen(form, "supervisor", typed.supervisor(), known),
                typed.version());
        if (!form.isWrong() && !agencies.change(changed)) {
            form.refuse("email", "platform.administration.changed-meanwhile");
        }
        return form.isWrong() ? own(form, model) : "redirect:" + OWN;
    }

    /** Writes down what counsel of the reader's own agency has approved. */
    @PostMapping(OWN + "/approval")
    String approve(Form form, ApprovalForm typed, Model model) {
        if (!agencies.isWalled(agencies.own().kind())) {
            throw new NotFound();
        }
        typed.check(form).ifPresent(it -> approvals.record(Members.current().actingFor(), it));
        return form.isWrong() ? own(form, model) : "redirect:" + OWN;
    }

    /** Nobody is chosen by choosing nobody; a word that is no colleague's, or none at all, is not taken for that. */
    private static @Nullable PersonId chosen(Form form, String field, @Nullable String typed, List<String> known) {
        if (typed == null || !typed.isEmpty() && !known.contains(typed)) {
            form.refuse(field, "platform.administration.colleague-wrong");
        }
        return form.error(field) != null || typed == null || typed.isEmpty() ? null : PersonId.of(typed);
    }
}
