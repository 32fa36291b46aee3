package org.anydoor.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a path in which a plain letter, digit, {@code -._~} is written as a code ({@code /%61pp}): pages are found by the
 * decoded path and guarded by the one that was sent, so both must be one. No browser sends such a path (RFC 3986, 2.3).
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 12)
class OneSpelling extends OncePerRequestFilter {

    private static final Pattern CODED_PLAIN =
            Pattern.compile("%(2[DE]|3[0-9]|[46][1-9A-F]|[57][0-9A]|5F|7E)", Pattern.CASE_INSENSITIVE);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (CODED_PLAIN.matcher(request.getRequestURI()).find()) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        } else {
            chain.doFilter(request, response);
        }
    }
}
