package org.anydoor.platform.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anydoor.platform.access.Members;
import org.anydoor.platform.access.People;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.access.ProviderBindings;
import org.anydoor.platform.access.ProviderErrands;
import org.anydoor.platform.openid.IdentityProvider;
import org.anydoor.platform.openid.IdentityProviders;
import org.anydoor.platform.web.Form;
import org.anydoor.platform.web.NotFound;
import org.anydoor.platform.web.Option;
import org.anydoor.platform.web.Page;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The agency's own sign-in provider: entered, tried, switched on, and made the only way. Each step asks its administrator for a
 * fresh sign-in by what they keep here, so that no provider, and no open page, changes who opens the agency.
 */
@Controller
@RequestMapping(ProviderPages.PATH)
class ProviderPages {
    static final String PATH = "/app/administration/provider";
    private static final String VIEW = "platform/access/providerAdministration";

    private final IdentityProviders providers;
    private final ProviderErrands errands;
    private final ProviderBindings bindings;
    private final People people;
    private final StaffSession sessions;
    private final ProviderForm.Check check;

    ProviderPages(
            IdentityProviders providers,
            ProviderErrands errands,
            ProviderBindings bindings,
            People people,
            StaffSession sessions,
            ProviderForm.Check check) {
        this.providers = providers;
        this.errands = errands;
        this.bindings = bindings;
        this.people = people;
        this.sessions = sessions;
        this.check = check;
    }

    @GetMapping
    String show(Form form, Page page, HttpSession session, Model model) {
        Optional<IdentityProvider> own = providers.own();
        own.ifPresent(it -> form.fill("issuer", it.issuer())
                .fill("clientId", it.clientId())
                .fill("factors", String.join(" ", it.factors())));
        var keepers = providers.keepers();
        form.fillAll(
                "keepers",
                keepers.stream()
                        .filter(IdentityProviders.Keeper::keeps)
                        .map(it -> it.person().value().toString())
                        .toList());
        model.addAttribute("provider", own.orElse(null));
        model.addAttribute("comeBack", errands.comeBack(Members.current().actingFor()));
        model.addAttribute("address", errands.address(Members.current().actingFor()));
        model.addAttribute("keepers", options(page, keepers));
        model.addAttribute("nobodyKeeps", keepers.stream().noneMatch(it -> it.keeps() && it.passkey()));
        model.addAttribute("tried", ProviderVisit.takeTried(session).orElse(null));
        return VIEW;
    }

    private static List<Option> options(Page page, List<IdentityProviders.Keeper> keepers) {
        return keepers.stream()
                .map(it -> new Option(
                        it.person().value().toString(),
                        it.name(),
                        it.passkey() ? null : page.t("platform.openid.keeper-without")))
                .toList();
    }

    @PostMapping
    String keep(Form form, ProviderForm typed, Page page, HttpSession session, Model model) {
        if (!sessions.isFresh(session)) {
            return StaffPaths.signInAgain(PATH);
        }
        var settings = check.of(form, typed, providers.own());
        if (settings.isPresent() && !providers.keep(settings.get())) {
            form.refuse("issuer", "platform.administration.changed-meanwhile");
        }
        return form.isWrong() ? show(form, page, session, model) : "redirect:" + PATH;
    }

    @GetMapping("/try")
    String tryIt(HttpServletRequest request) {
        if (!sessions.isFresh(request.getSession())) {
            return StaffPaths.signInAgain(PATH);
        }
        IdentityProvider own = providers.own().orElseThrow(NotFound::new);
        var outcome = errands.begin(own, ProviderErrands.Errand.TRY, FormCookie.secret(request));
        if (outcome instanceof org.anydoor.platform.openid.OpenId.Outcome.Failed failed) {
            ProviderVisit.tried(request.getSession(), new TriedView(failed.why().key(), false, List.of()));
            return "redirect:" + PATH;
        }
        return ProviderSignInPages.onTheWay(outcome);
    }

    @PostMapping("/use")
    String use(@RequestParam(defaultValue = "") String go, HttpSession session) {
        if (!sessions.isFresh(session)) {
            return StaffPaths.signInAgain(PATH);
        }
        switch (go) {
            case "on" -> providers.use();
            case "off" -> providers.stop();
            case "also" -> providers.notAlone();
            case "list" -> providers.list(true);
            case "unlist" -> providers.list(false);
            default -> throw new NotFound();
        }
        return "redirect:" + PATH;
    }

    @PostMapping("/only")
    String alone(Form form, Page page, HttpSession session, Model model) {
        if (!sessions.isFresh(session)) {
            return StaffPaths.signInAgain(PATH);
        }
        List<String> able = providers.keepers().stream()
                .map(it -> it.person().value().toString())
                .toList();
        List<String> chosen = form.all("keepers");
        if (!able.containsAll(chosen)
                || !providers.alone(chosen.stream().map(PersonId::of).toList())) {
            form.refuse("keepers", "platform.openid.keepers-wrong").isWrong();
            return show(form, page, session, model);
        }
        return "redirect:" + PATH;
    }

    @PostMapping("/disconnect/{person}")
    String disconnect(@PathVariable UUID person, HttpSession session) {
        if (!sessions.isFresh(session)) {
            return StaffPaths.signInAgain("/app/administration/people/" + person);
        }
        bindings.disconnect(
                people.find(new PersonId(person)).orElseThrow(NotFound::new).id());
        return "redirect:/app/administration/people/" + person;
    }
}
