package org.anydoor.platform.access.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.anydoor.platform.access.Members;
import org.anydoor.platform.api.ApiClient;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.springframework.core.annotation.Order;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Binds every request to its caller, after the security chain: a member with a live membership, a
 * partner's program, or the public. */
@Component
@Order(CallerFilter.AFTER_SECURITY)
class CallerFilter extends OncePerRequestFilter {
    static final int AFTER_SECURITY = -50;
    static final String ACTING = CallerFilter.class.getName();

    private final Members members;
    private final HeldPosts held;
    private final StaffSession sessions;

    CallerFilter(Members members, HeldPosts held, StaffSession sessions) {
        this.members = members;
        this.sessions = sessions;
        this.held = held;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!StaffPaths.isStaff(request) || !isSignedIn()) {
            as(outsider(), request, response, chain);
            return;
        }
        HttpSession session = request.getSession(false);
        Optional<Caller.Member> member = StaffSession.member(session);
        Optional<Members.Acting> acting = member.flatMap(it -> Callers.as(it, members::find))
                .filter(it -> session != null && StaffSession.opens(session, it));
        if (acting.isEmpty()) {
            if (session != null) {
                session.invalidate();
            }
            StaffSecurity.askWho(request, response);
            return;
        }
        request.setAttribute(ACTING, acting.get());
        sessions.note(java.util.Objects.requireNonNull(session));
        as(member.get(), request, response, chain);
        Callers.run(member.get(), () -> held.wasSent(request, response));
    }

    private static Caller outsider() {
        var known = SecurityContextHolder.getContext().getAuthentication();
        return known != null && known.getPrincipal() instanceof ApiClient client
                ? client.caller()
                : Caller.Public.ANYBODY;
    }

    private static boolean isSignedIn() {
        var known = SecurityContextHolder.getContext().getAuthentication();
        return known != null && known.getPrincipal() instanceof StaffPrincipal;
    }

    private static void as(Caller caller, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            Callers.<Void, Exception>as(caller, () -> {
                chain.doFilter(request, response);
                return null;
            });
        } catch (ServletException | IOException | RuntimeException failure) {
            throw failure;
        } catch (Exception impossible) {
            throw new ServletException(impossible);
        }
    }
}
