package org.anydoor.platform.access.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Treats a locked session as nobody's. What its person sends from a page that was open when it locked is kept for them: a
 * form token has been checked before, so nothing that another site sends gets here.
 */
@Component
class LockFilter extends OncePerRequestFilter {
    private final StaffSession sessions;
    private final HeldPosts held;

    LockFilter(StaffSession sessions, HeldPosts held) {
        this.sessions = sessions;
        this.held = held;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        var member = StaffSession.member(session);
        if (session != null && member.isPresent() && sessions.isLocked(session)) {
            SecurityContextHolder.setContext(SecurityContextHolder.createEmptyContext());
            if (request.getMethod().equals("POST") && !StaffPaths.isOpen(request)) {
                held.keep(member.get(), request);
            }
        }
        chain.doFilter(request, response);
    }
}
