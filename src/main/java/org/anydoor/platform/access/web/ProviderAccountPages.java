package org.anydoor.platform.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.anydoor.platform.access.Agencies;
import org.anydoor.platform.access.Members;
import org.anydoor.platform.access.ProviderBindings;
import org.anydoor.platform.access.ProviderErrands;
import org.anydoor.platform.openid.IdentityProvider;
import org.anydoor.platform.openid.IdentityProviders;
import org.anydoor.platform.web.Form;
import org.anydoor.platform.web.NotFound;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Connecting oneself to the agency's own sign-in: out by a link, back, and yes; for whoever has just signed in by what they keep here. */
@Controller
@RequestMapping(ProviderAccountPages.PATH)
class ProviderAccountPages {
    static final String PATH = "/app/account/provider";

    private final IdentityProviders providers;
    private final ProviderErrands errands;
    private final ProviderBindings bindings;
    private final Agencies agencies;
    private final Members members;
    private final StaffSession sessions;
    private final ProviderVisit visit;

    ProviderAccountPages(
            IdentityProviders providers,
            ProviderErrands errands,
            ProviderBindings bindings,
            Agencies agencies,
            Members members,
            StaffSession sessions,
            ProviderVisit visit) {
        this.providers = providers;
        this.errands = errands;
        this.bindings = bindings;
        this.agencies = agencies;
        this.members = members;
        this.sessions = sessions;
        this.visit = visit;
    }

    @GetMapping
    String show(Form form, HttpSession session, Model model) {
        var member = Members.current();
        model.addAttribute("agency", agencies.find(member.actingFor()).orElseThrow(NotFound::new));
        model.addAttribute(
                "offered",
                providers.find(member.actingFor()).filter(IdentityProvider::on).isPresent());
        model.addAttribute("address", errands.address(member.actingFor()));
        model.addAttribute("shut", members.onlyByProviderHere().isPresent());
        model.addAttribute("since", bindings.mine().orElse(null));
        model.addAttribute("proved", visit.proved(session, member).isPresent());
        return "platform/access/providerAccount";
    }

    @GetMapping("/connect")
    String connect(HttpServletRequest request) {
        if (!sessions.isFresh(request.getSession())) {
            return StaffPaths.signInAgain(PATH);
        }
        var provider = providers
                .find(Members.current().actingFor())
                .filter(IdentityProvider::on)
                .orElseThrow(NotFound::new);
        return ProviderSignInPages.onTheWay(
                errands.begin(provider, ProviderErrands.Errand.CONNECT, FormCookie.secret(request)));
    }

    @PostMapping
    String confirm(Form form, @RequestParam(defaultValue = "") String go, HttpSession session, Model model) {
        if (!sessions.isFresh(session)) {
            return StaffPaths.signInAgain(PATH);
        }
        if (go.equals("no")) {
            ProviderVisit.forgetProved(session);
            return "redirect:" + PATH;
        }
        var identity = visit.proved(session, Members.current());
        ProviderVisit.forget(session);
        if (identity.isEmpty() || !bindings.connect(identity.get())) {
            form.refuse("connect", "platform.openid.connect-taken").isWrong();
            return show(form, session, model);
        }
        return "redirect:" + PATH;
    }

    @PostMapping("/disconnect")
    String disconnect(HttpSession session) {
        if (!sessions.isFresh(session)) {
            return StaffPaths.signInAgain(PATH);
        }
        bindings.disconnect(Members.current().id());
        return "redirect:" + PATH;
    }
}
