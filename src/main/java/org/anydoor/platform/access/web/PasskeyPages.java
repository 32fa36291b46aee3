package org.anydoor.platform.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.UUID;
import org.anydoor.platform.access.Members;
import org.anydoor.platform.access.Passkeys;
import org.anydoor.platform.web.Form;
import org.anydoor.platform.web.NotFound;
import org.anydoor.platform.web.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One's own passkeys; adding and removing asks for a fresh sign-in, so that an open page is not enough. */
@Controller
@RequestMapping(PasskeyPages.PATH)
class PasskeyPages {
    static final String PATH = "/app/account/passkeys";
    private static final int LONGEST_NAME = 60;

    private final Passkeys passkeys;
    private final StaffSession sessions;
    private final Members members;

    PasskeyPages(Passkeys passkeys, StaffSession sessions, Members members) {
        this.members = members;
        this.passkeys = passkeys;
        this.sessions = sessions;
    }

    /** What the device made, and how its owner calls it. */
    record AddForm(
            @Nullable String called,
            @Nullable String clientData,
            @Nullable String attestation) {}

    @GetMapping
    String list(Form form, HttpServletRequest request, Model model) {
        boolean fresh = sessions.isFresh(request.getSession());
        model.addAttribute("passkeys", passkeys.mine());
        model.addAttribute("question", fresh ? passkeys.question(FormCookie.secret(request)) : null);
        model.addAttribute("again", StaffPaths.again(PATH));
        model.addAttribute("shutBy", members.onlyByProviderHere().orElse(null));
        return "platform/access/passkeys";
    }

    @PostMapping
    String add(Form form, AddForm typed, HttpServletRequest request, Model model) {
        if (!sessions.isFresh(request.getSession())) {
            return StaffPaths.signInAgain(PATH);
        }
        String name = name(form, typed.called());
        if (!form.isWrong()
                && !passkeys.add(
                        name,
                        Base64Url.bytes(typed.clientData()),
                        Base64Url.bytes(typed.attestation()),
                        FormCookie.secret(request))) {
            form.refuse("passkey", "platform.passkey.add-refused");
        }
        return form.isWrong() ? list(form, request, model) : "redirect:" + PATH;
    }

    private static String name(Form form, @Nullable String typed) {
        String name = Typed.line(typed);
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            form.refuse("called", "platform.passkey.name-wrong");
        }
        return name;
    }

    @PostMapping("/rename")
    String rename(@RequestParam UUID passkey, @RequestParam String called) {
        String name = Typed.line(called);
        if (name.isEmpty() || name.length() > LONGEST_NAME || !passkeys.rename(passkey, name)) {
            throw new NotFound();
        }
        return "redirect:" + PATH;
    }

    @PostMapping("/remove")
    String remove(@RequestParam UUID passkey, HttpSession session) {
        if (!sessions.isFresh(session)) {
            return StaffPaths.signInAgain(PATH);
        }
        if (!passkeys.remove(passkey)) {
            throw new NotFound();
        }
        return "redirect:" + PATH;
    }
}
