package org.anydoor.platform.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.anydoor.platform.access.Agencies;
import org.anydoor.platform.access.ProviderBindings;
import org.anydoor.platform.access.ProviderErrands;
import org.anydoor.platform.access.SignIns;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.openid.IdentityProviders;
import org.anydoor.platform.web.Form;
import org.anydoor.platform.web.NotFound;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * For whoever has shown password and code, or a passkey, where the agency takes its provider's word alone: these open nothing
 * but the one step in which somebody new connects themselves.
 */
@Controller
@RequestMapping(ProviderFirstPages.PATH)
class ProviderFirstPages {
    static final String PATH = StaffPaths.PROVIDER + "/first";

    private final IdentityProviders providers;
    private final ProviderErrands errands;
    private final ProviderBindings bindings;
    private final Agencies agencies;
    private final ProviderVisit visit;
    private final Entrance entrance;

    ProviderFirstPages(
            IdentityProviders providers,
            ProviderErrands errands,
            ProviderBindings bindings,
            Agencies agencies,
            ProviderVisit visit,
            Entrance entrance) {
        this.providers = providers;
        this.errands = errands;
        this.bindings = bindings;
        this.agencies = agencies;
        this.visit = visit;
        this.entrance = entrance;
    }

    @GetMapping
    String show(Form form, HttpServletRequest request, Model model) {
        HttpSession session = request.getSession(false);
        var sent = visit.sentOn(session);
        if (session == null || sent.isEmpty()) {
            return "redirect:" + StaffPaths.SIGN_IN;
        }
        var member = sent.get().member();
        model.addAttribute("agency", agencies.find(member.actingFor()).orElseThrow(NotFound::new));
        model.addAttribute("connected", Callers.as(member, bindings::mine).isPresent());
        model.addAttribute("proved", visit.proved(session, member).isPresent());
        return "platform/access/providerFirst";
    }

    @GetMapping("/connect")
    String connect(HttpServletRequest request) {
        var member = visit.sentOn(request.getSession(false)).map(ProviderVisit.SentOn::member);
        if (member.isEmpty()) {
            return "redirect:" + StaffPaths.SIGN_IN;
        }
        var provider = providers.find(member.get().actingFor()).orElseThrow(NotFound::new);
        return ProviderSignInPages.onTheWay(
                errands.begin(provider, ProviderErrands.Errand.CONNECT, FormCookie.secret(request)));
    }

    /** "It is me": connected and in, by the two factors shown here and the provider's word. */
    @PostMapping
    String confirm(
            Form form,
            @RequestParam(defaultValue = "") String go,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        HttpSession session = request.getSession(false);
        var sent = visit.sentOn(session);
        if (session == null || sent.isEmpty()) {
            return "redirect:" + StaffPaths.SIGN_IN;
        }
        if (go.equals("no")) {
            ProviderVisit.forgetProved(session);
            return "redirect:" + PATH;
        }
        var member = sent.get().member();
        var identity = visit.proved(session, member);
        if (identity.isEmpty() || !Callers.as(member, () -> bindings.connect(identity.get()))) {
            form.refuse("connect", "platform.openid.connect-taken").isWrong();
            return show(form, request, model);
        }
        var recognised =
                new SignIns.Recognised(member.id(), java.util.List.of(member.actingFor()), java.util.List.of());
        return entrance.enter(recognised, StaffSession.By.PROVIDER, "", request, response);
    }
}
