package org.anydoor.platform.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.anydoor.platform.access.SignIns;
import org.anydoor.platform.keys.NetworkPrefix;
import org.anydoor.platform.openid.IdentityProviders;
import org.anydoor.platform.web.Form;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** In, out, and locked: one plain page with one answer for everything that is wrong. */
@Controller
class SignInPages {
    private final SignIns signIns;
    private final StaffSession sessions;
    private final Entrance entrance;
    private final IdentityProviders providers;

    SignInPages(SignIns signIns, StaffSession sessions, Entrance entrance, IdentityProviders providers) {
        this.providers = providers;
        this.signIns = signIns;
        this.sessions = sessions;
        this.entrance = entrance;
    }

    /** What the page sends; all of it is checked at once. */
    record Attempt(String name, String password, String code, String to) {
        Attempt {
            name = name == null ? "" : name;
            password = password == null ? "" : password;
            code = code == null ? "" : code;
            to = to == null ? "" : to;
        }
    }

    @GetMapping(StaffPaths.SIGN_IN)
    String ask(Form form, HttpServletRequest request, Model model) {
        return page(request, model);
    }

    private String page(HttpServletRequest request, Model model) {
        boolean again = request.getParameter("again") != null;
        model.addAttribute("again", again);
        model.addAttribute("byProvider", !again && !providers.listed().isEmpty());
        model.addAttribute("own", again ? null : ownProvider(request));
        model.addAttribute("locked", !again && isLocked(request));
        return "platform/access/signIn";
    }

    @PostMapping(StaffPaths.SIGN_IN)
    String signIn(Form form, Attempt attempt, HttpServletRequest request, HttpServletResponse response, Model model) {
        var recognised = signIns.recognise(
                attempt.name(), attempt.password(), attempt.code(), NetworkPrefix.of(request.getRemoteAddr()));
        if (recognised.isEmpty()) {
            form.refuse("name", "platform.sign-in.refused").isWrong();
            return page(request, model);
        }
        return entrance.enter(recognised.get(), StaffSession.By.PASSWORD_AND_CODE, attempt.to(), request, response);
    }

    private static boolean isLocked(HttpServletRequest request) {
        return StaffSession.member(request.getSession(false)).isPresent();
    }

    @PostMapping("/app/lock")
    String lock(HttpSession session) {
        sessions.lock(session);
        return "redirect:" + StaffPaths.SIGN_IN;
    }

    /** By which provider whoever locked this page came in. */
    private static @Nullable String ownProvider(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null
                ? null
                : StaffSession.providerOf(session)
                        .map(it -> it.value().toString())
                        .orElse(null);
    }

    @PostMapping("/app/sign-out")
    String signOut(HttpSession session) {
        var provider = StaffSession.providerOf(session);
        session.invalidate();
        return "redirect:"
                + provider.map(it -> StaffPaths.PROVIDER + "/" + it.value() + "/out")
                        .orElse(StaffPaths.SIGN_IN);
    }
}
