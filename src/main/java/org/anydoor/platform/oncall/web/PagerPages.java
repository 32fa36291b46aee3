package org.anydoor.platform.oncall.web;

import jakarta.servlet.http.HttpSession;
import org.anydoor.platform.access.web.StaffPaths;
import org.anydoor.platform.access.web.StaffSession;
import org.anydoor.platform.oncall.OnCall;
import org.anydoor.platform.oncall.Pagers;
import org.anydoor.platform.web.Form;
import org.anydoor.platform.web.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where somebody wants to be called while on call; an open page is not enough to lead their calls elsewhere. */
@Controller
@RequestMapping(PagerPages.PATH)
class PagerPages {
    static final String PATH = "/app/account/calls";

    private static final int LONGEST = 200;

    private final StaffSession sessions;
    private final Pagers pagers;
    private final OnCall onCall;

    PagerPages(StaffSession sessions, Pagers pagers, OnCall onCall) {
        this.sessions = sessions;
        this.pagers = pagers;
        this.onCall = onCall;
    }

    /** An address as typed. */
    record PagerForm(@Nullable String address) {}

    @GetMapping
    String show(Form form, Model model) {
        form.fill("address", pagers.address().orElse(null));
        model.addAttribute("mail", pagers.mail().orElse(null));
        model.addAttribute("mine", onCall.mine());
        return "platform/oncall/pager";
    }

    @PostMapping
    String change(Form form, PagerForm typed, HttpSession session, Model model) {
        if (!sessions.isFresh(session)) {
            return StaffPaths.signInAgain(PATH);
        }
        String address = Typed.lineOrNull(typed.address());
        if (address != null && (address.length() > LONGEST || !address.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+"))) {
            form.refuse("address", "platform.administration.email-wrong");
        }
        if (form.isWrong()) {
            return show(form, model);
        }
        pagers.change(address);
        return "redirect:/app/account";
    }
}
