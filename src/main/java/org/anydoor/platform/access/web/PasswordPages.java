package org.anydoor.platform.access.web;

import jakarta.servlet.http.HttpServletRequest;
import org.anydoor.platform.access.OwnPassword;
import org.anydoor.platform.keys.NetworkPrefix;
import org.anydoor.platform.web.Form;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** One's own new password, after a fresh sign-in by what one keeps here. The word "changed" stands in the address alone, so that loading the page again changes nothing. */
@Controller
@RequestMapping(PasswordPages.PATH)
class PasswordPages {
    static final String PATH = "/app/account/password";
    private static final String PAGE = "platform/access/password";

    private final OwnPassword own;
    private final StaffSession sessions;

    PasswordPages(OwnPassword own, StaffSession sessions) {
        this.own = own;
        this.sessions = sessions;
    }

    /** What was typed; passwords are never shown again. */
    record PasswordForm(String current, String password, String again) {
        PasswordForm {
            current = current == null ? "" : current;
            password = password == null ? "" : password;
            again = again == null ? "" : again;
        }
    }

    @GetMapping
    String ask(Form form, HttpServletRequest request, Model model) {
        if (!sessions.isFresh(request.getSession())) {
            return StaffPaths.signInAgain(PATH);
        }
        model.addAttribute("changed", request.getParameter("changed") != null);
        return PAGE;
    }

    @PostMapping
    String change(Form form, PasswordForm typed, HttpServletRequest request, Model model) {
        if (!sessions.isFresh(request.getSession())) {
            return StaffPaths.signInAgain(PATH);
        }
        model.addAttribute("changed", false);
        check(form, typed);
        if (form.isWrong()) {
            return PAGE;
        }
        var outcome = own.change(
                typed.current(),
                typed.password(),
                NetworkPrefix.of(request.getRemoteAddr()),
                request.getSession().getId());
        if (outcome == OwnPassword.Outcome.CHANGED) {
            request.changeSessionId();
            return "redirect:/app/account/password?changed";
        }
        form.refuse("current", "platform.password." + word(outcome)).isWrong();
        return PAGE;
    }

    private void check(Form form, PasswordForm typed) {
        if (typed.current().isEmpty()) {
            form.refuse("current", "platform.form.missing");
        }
        own.weakness(typed.password(), typed.current())
                .ifPresent(weakness -> form.refuse("password", "platform.enrol.weak", weakness));
        if (!typed.password().equals(typed.again())) {
            form.refuse("again", "platform.password.again-wrong");
        }
    }

    private static String word(OwnPassword.Outcome outcome) {
        return switch (outcome) {
            case MUST_WAIT -> "wait";
            case OVERTAKEN -> "overtaken";
            case WRONG_PASSWORD, CHANGED -> "current-wrong";
        };
    }
}
