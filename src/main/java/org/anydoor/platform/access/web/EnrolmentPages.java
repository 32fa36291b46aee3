package org.anydoor.platform.access.web;

import java.util.List;
import java.util.Locale;
import org.anydoor.platform.access.Enrolment;
import org.anydoor.platform.access.OneTimeLink;
import org.anydoor.platform.access.SetUp;
import org.anydoor.platform.web.Form;
import org.anydoor.platform.web.NotFound;
import org.anydoor.platform.web.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The two pages behind one-time links: an invited person's own credentials, and the first administrator's. */
@Controller
class EnrolmentPages {
    private static final String INVITATION = StaffPaths.INVITATION + "/{token}";
    private static final String SET_UP = StaffPaths.SET_UP + "/{token}";

    private final Enrolment enrolment;
    private final SetUp setUp;

    EnrolmentPages(Enrolment enrolment, SetUp setUp) {
        this.enrolment = enrolment;
        this.setUp = setUp;
    }

    /** The first agency and administrator as typed. */
    record FirstForm(
            @Nullable String agency,
            @Nullable String name,
            @Nullable String username) {
        SetUp.First check(Form form) {
            var first = new SetUp.First(
                    Typed.line(agency), Typed.line(name), Typed.line(username).toLowerCase(Locale.ROOT));
            if (first.agency().length() < 2 || first.agency().length() > 120) {
                form.refuse("agency", "platform.administration.agency-name-wrong");
            }
            PersonForm.checkNames(form, first.name(), first.username());
            return first;
        }
    }

    @GetMapping(INVITATION)
    String invitation(@PathVariable String token, Form form, Model model) {
        return invitation(new OneTimeLink(token), null, model);
    }

    private String invitation(OneTimeLink link, @Nullable String offered, Model model) {
        var invited = enrolment.invited(link).orElseThrow(NotFound::new);
        model.addAttribute("invited", invited);
        model.addAttribute("enrolment", EnrolmentForm.view(enrolment, link, offered, invited.username()));
        return "platform/access/invitation";
    }

    @PostMapping(INVITATION)
    String accept(@PathVariable String token, Form form, EnrolmentForm typed, Model model) {
        var link = new OneTimeLink(token);
        var invited = enrolment.invited(link).orElseThrow(NotFound::new);
        var choice = typed.check(form, enrolment, link, List.of(invited.name(), invited.username()));
        if (choice.isEmpty()) {
            return invitation(link, typed.offered(), model);
        }
        model.addAttribute("codes", enrolment.accept(link, choice.get()).orElseThrow(NotFound::new));
        model.addAttribute("back", StaffPaths.SIGN_IN);
        return "platform/access/recoveryCodes";
    }

    @GetMapping(SET_UP)
    String setUp(@PathVariable String token, Form form, Model model) {
        return setUp(new OneTimeLink(token), null, model);
    }

    private String setUp(OneTimeLink link, @Nullable String offered, Model model) {
        if (!setUp.isOpen(link)) {
            throw new NotFound();
        }
        model.addAttribute("enrolment", EnrolmentForm.view(enrolment, link, offered, "administrator"));
        return "platform/access/setUp";
    }

    @PostMapping(SET_UP)
    String begin(@PathVariable String token, Form form, FirstForm names, EnrolmentForm typed, Model model) {
        var link = new OneTimeLink(token);
        if (!setUp.isOpen(link)) {
            throw new NotFound();
        }
        var first = names.check(form);
        var choice = typed.check(form, enrolment, link, List.of(first.agency(), first.name(), first.username()));
        if (choice.isEmpty()) {
            return setUp(link, typed.offered(), model);
        }
        model.addAttribute("codes", setUp.begin(link, first, choice.get()).orElseThrow(NotFound::new));
        model.addAttribute("back", StaffPaths.SIGN_IN);
        return "platform/access/recoveryCodes";
    }
}
