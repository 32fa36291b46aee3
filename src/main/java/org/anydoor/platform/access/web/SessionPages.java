package org.anydoor.platform.access.web;

import jakarta.servlet.http.HttpSession;
import java.util.UUID;
import org.anydoor.platform.access.People;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.access.Sessions;
import org.anydoor.platform.web.NotFound;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Signing out elsewhere: one place, everywhere else, or a colleague everywhere. */
@Controller
class SessionPages {
    private static final String ACCOUNT = "/app/account#sessions";

    private final Sessions sessions;
    private final People people;

    SessionPages(Sessions sessions, People people) {
        this.sessions = sessions;
        this.people = people;
    }

    @PostMapping("/app/account/sessions/end")
    String end(@RequestParam String key) {
        sessions.end(key);
        return "redirect:" + ACCOUNT;
    }

    @PostMapping("/app/account/sessions/end-others")
    String endOthers(HttpSession session) {
        sessions.endOthers(session.getId());
        return "redirect:" + ACCOUNT;
    }

    @PostMapping("/app/administration/people/{id}/sessions/end")
    String endAll(@PathVariable UUID id) {
        PersonId person =
                people.find(new PersonId(id)).orElseThrow(NotFound::new).id();
        sessions.endAll(person);
        return "redirect:/app/administration/people/" + id;
    }
}
