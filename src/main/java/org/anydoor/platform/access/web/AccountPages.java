package org.anydoor.platform.access.web;

import jakarta.servlet.http.HttpSession;
import org.anydoor.platform.access.Members;
import org.anydoor.platform.access.RecoveryCodes;
import org.anydoor.platform.access.Sessions;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What somebody may know and change about their own access. */
@Controller
class AccountPages {
    private final Members members;
    private final Sessions sessions;
    private final RecoveryCodes codes;

    AccountPages(Members members, Sessions sessions, RecoveryCodes codes) {
        this.codes = codes;
        this.members = members;
        this.sessions = sessions;
    }

    @GetMapping("/app/account")
    String show(HttpSession session, Model model) {
        model.addAttribute("agencies", members.agencies());
        model.addAttribute("acting", members.find().orElseThrow());
        model.addAttribute("left", codes.left());
        model.addAttribute("sessions", sessions.mine(session.getId()));
        return "platform/access/account";
    }
}
