package org.anydoor.platform.access.web;

import jakarta.servlet.http.HttpSession;
import org.anydoor.platform.access.Members;
import org.anydoor.platform.access.RecoveryCodes;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** One's own recovery codes: how many are left, and ten new ones, shown once and printable. */
@Controller
@RequestMapping(RecoveryPages.PATH)
class RecoveryPages {
    static final String PATH = "/app/account/recovery";

    private final RecoveryCodes codes;
    private final StaffSession sessions;
    private final Members members;

    RecoveryPages(RecoveryCodes codes, StaffSession sessions, Members members) {
        this.members = members;
        this.codes = codes;
        this.sessions = sessions;
    }

    @GetMapping
    String show(Model model) {
        model.addAttribute("left", codes.left());
        model.addAttribute("shutBy", members.onlyByProviderHere().orElse(null));
        return "platform/access/recovery";
    }

    @PostMapping
    String renew(HttpSession session, Model model) {
        if (!sessions.isFresh(session)) {
            return StaffPaths.signInAgain(PATH);
        }
        model.addAttribute("codes", codes.renew());
        model.addAttribute("back", "/app/account");
        return "platform/access/recoveryCodes";
    }
}
