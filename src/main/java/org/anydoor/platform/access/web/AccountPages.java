package org.anydoor.platform.access.web;

import org.anydoor.platform.access.Joining;
import org.anydoor.platform.access.Members;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What somebody may know and change about their own access. */
@Controller
class AccountPages {
    private final Members members;
    private final Joining joining;

    AccountPages(Members members, Joining joining) {
        this.members = members;
        this.joining = joining;
    }

    @GetMapping("/app/account")
    String show(Model model) {
        model.addAttribute("agencies", members.agencies());
        model.addAttribute("offers", joining.offers());
        model.addAttribute("acting", members.find().orElseThrow());
        return "platform/access/account";
    }
}
