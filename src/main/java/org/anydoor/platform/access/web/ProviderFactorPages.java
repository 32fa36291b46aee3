package org.anydoor.platform.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.anydoor.platform.access.PasskeySignIns;
import org.anydoor.platform.access.ProviderSignIns;
import org.anydoor.platform.access.SignIns;
import org.anydoor.platform.keys.NetworkPrefix;
import org.anydoor.platform.web.Form;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Our second factor, where the provider's word is one factor: the app's code, a recovery code, or a passkey. */
@Controller
@RequestMapping(ProviderFactorPages.PATH)
class ProviderFactorPages {
    static final String PATH = StaffPaths.PROVIDER + "/factor";

    private final ProviderSignIns signIns;
    private final PasskeySignIns passkeys;
    private final Entrance entrance;

    ProviderFactorPages(ProviderSignIns signIns, PasskeySignIns passkeys, Entrance entrance) {
        this.signIns = signIns;
        this.passkeys = passkeys;
        this.entrance = entrance;
    }

    @GetMapping
    String ask(Form form, HttpServletRequest request, Model model) {
        return halfway(request).isPresent() ? page(request, model) : tooLate();
    }

    private String page(HttpServletRequest request, Model model) {
        model.addAttribute("question", passkeys.question(FormCookie.secret(request)));
        return "platform/access/providerFactor";
    }

    private static Optional<ProviderSignIns.Halfway> halfway(HttpServletRequest request) {
        return ProviderVisit.halfway(request.getSession(false));
    }

    private static String tooLate() {
        return "redirect:" + StaffPaths.PROVIDER + "?trouble=too-late";
    }

    @PostMapping
    String code(
            Form form,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var halfway = halfway(request);
        if (halfway.isEmpty()) {
            return tooLate();
        }
        var recognised = signIns.prove(halfway.get(), code);
        if (recognised.isEmpty()) {
            form.refuse("code", "platform.openid.code-refused").isWrong();
            return page(request, model);
        }
        return enter(recognised.get(), request, response);
    }

    @PostMapping("/passkey")
    String passkey(
            Form form,
            PasskeySignInPages.AnswerForm answer,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var halfway = halfway(request);
        if (halfway.isEmpty()) {
            return tooLate();
        }
        Optional<SignIns.Recognised> recognised = passkeys.recognise(
                        answer.assertion(), FormCookie.secret(request), NetworkPrefix.of(request.getRemoteAddr()))
                .flatMap(it -> signIns.prove(halfway.get(), it));
        if (recognised.isEmpty()) {
            form.refuse("passkey", "platform.passkey.refused").isWrong();
            return page(request, model);
        }
        return enter(recognised.get(), request, response);
    }

    private String enter(SignIns.Recognised recognised, HttpServletRequest request, HttpServletResponse response) {
        return entrance.enter(recognised, StaffSession.By.PROVIDER, Onwards.take(request, response), request, response);
    }
}
