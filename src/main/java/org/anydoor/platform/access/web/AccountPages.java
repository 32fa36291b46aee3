package org.anydoor.platform.access.web;

import org.anydoor.platform.access.Members;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What somebody may know and change about their own access. */
@Controller
class AccountPages {
    private final Members members;

    AccountPages(Members members) {
        this.members = members;
    }

    @GetMapping("/app/account")
    String show(Model model) {
        model.addAttribute("agencies", members.agencies());
        model.addAttribute("acting", members.find().orElseThrow());
        return "platform/access/account";
    }
}
