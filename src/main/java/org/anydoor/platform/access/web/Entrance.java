package org.anydoor.platform.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.anydoor.platform.access.SignIns;
import org.anydoor.platform.db.Callers;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.stereotype.Component;

/**
 * What happens once somebody is recognised, by whichever way: a session, a new form secret, and on to where they were going. Whose
 * agencies all take their own provider's word alone goes on to that.
 */
@Component
class Entrance {
    private final StaffSession sessions;
    private final HeldPosts held;
    private final CsrfTokenRepository formTokens;
    private final ProviderVisit visit;

    Entrance(StaffSession sessions, HeldPosts held, CsrfTokenRepository formTokens, ProviderVisit visit) {
        this.visit = visit;
        this.sessions = sessions;
        this.held = held;
        this.formTokens = formTokens;
    }

    String enter(
            SignIns.Recognised recognised,
            StaffSession.By by,
            String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (recognised.agencies().isEmpty()) {
            visit.sendOn(request, recognised);
            formTokens.saveToken(null, request, response);
            return "redirect:" + ProviderFirstPages.PATH;
        }
        sessions.enter(request, recognised, by);
        formTokens.saveToken(null, request, response);
        var member = StaffSession.member(request.getSession(false)).orElseThrow();
        boolean waiting = !Callers.as(member, held::list).isEmpty();
        return "redirect:" + (waiting ? StaffPaths.HELD : StaffPaths.onwards(to));
    }
}
