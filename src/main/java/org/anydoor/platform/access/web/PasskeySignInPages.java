package org.anydoor.platform.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.anydoor.platform.access.Assertion;
import org.anydoor.platform.access.PasskeySignIns;
import org.anydoor.platform.keys.NetworkPrefix;
import org.anydoor.platform.web.Form;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** In by a passkey: no name, no password; a page of its own, because its question is good for minutes only. */
@Controller
@RequestMapping(StaffPaths.PASSKEY)
class PasskeySignInPages {
    private final PasskeySignIns signIns;
    private final Entrance entrance;

    PasskeySignInPages(PasskeySignIns signIns, Entrance entrance) {
        this.signIns = signIns;
        this.entrance = entrance;
    }

    /** What the device answered. */
    record AnswerForm(
            @Nullable String credential,
            @Nullable String clientData,
            @Nullable String authenticatorData,
            @Nullable String signature,
            @Nullable String to) {
        Assertion assertion() {
            return new Assertion(
                    Base64Url.bytes(credential),
                    Base64Url.bytes(clientData),
                    Base64Url.bytes(authenticatorData),
                    Base64Url.bytes(signature));
        }
    }

    @GetMapping
    String ask(Form form, HttpServletRequest request, Model model) {
        model.addAttribute("question", signIns.question(FormCookie.secret(request)));
        return "platform/access/passkeySignIn";
    }

    @PostMapping
    String signIn(Form form, AnswerForm answer, HttpServletRequest request, HttpServletResponse response, Model model) {
        var recognised = signIns.recognise(
                answer.assertion(), FormCookie.secret(request), NetworkPrefix.of(request.getRemoteAddr()));
        if (recognised.isEmpty()) {
            form.refuse("passkey", "platform.passkey.refused").isWrong();
            return ask(form, request, model);
        }
        String to = answer.to() == null ? "" : answer.to();
        return entrance.enter(recognised.get(), StaffSession.By.PASSKEY, to, request, response);
    }
}
