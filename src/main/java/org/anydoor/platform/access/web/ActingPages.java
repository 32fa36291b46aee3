package org.anydoor.platform.access.web;

import jakarta.servlet.http.HttpSession;
import java.util.UUID;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.Members;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.web.NotFound;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** For which of their agencies somebody acts now; what they see is that one's alone. */
@Controller
class ActingPages {
    private final Members members;
    private final StaffSession sessions;
    private final HeldPosts held;

    ActingPages(Members members, StaffSession sessions, HeldPosts held) {
        this.members = members;
        this.sessions = sessions;
        this.held = held;
    }

    @GetMapping("/app/acting")
    String choose(HttpSession session, Model model) {
        model.addAttribute("agencies", members.agencies());
        model.addAttribute("byProvider", StaffSession.providerOf(session).isPresent());
        model.addAttribute("onlyByProvider", members.onlyByProvider());
        model.addAttribute("now", Members.current().actingFor());
        return "platform/access/acting";
    }

    @PostMapping("/app/acting")
    String act(@RequestParam UUID agency, HttpSession session) {
        AgencyId chosen = members.agencies().stream()
                .map(Members.Agency::id)
                .filter(it -> it.value().equals(agency))
                .filter(it -> StaffSession.providerOf(session)
                        .map(it::equals)
                        .orElseGet(() -> !members.onlyByProvider().contains(it)))
                .findFirst()
                .orElseThrow(NotFound::new);
        sessions.actFor(session, chosen);
        var member = StaffSession.member(session).orElseThrow();
        boolean waiting = !Callers.as(member, held::list).isEmpty();
        return "redirect:" + (waiting ? StaffPaths.HELD : "/app");
    }
}
