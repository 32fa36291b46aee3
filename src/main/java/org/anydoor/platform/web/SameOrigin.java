package org.anydoor.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes posts only from this site's own pages. The public chain keeps no session, so it has no token to compare: the browser's
 * own word (Sec-Fetch-Site, Origin, for old ones Referer) stands in its place. Staff forms are held to it as well.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 15)
class SameOrigin extends OncePerRequestFilter {

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private final WebSettings settings;

    SameOrigin(WebSettings settings) {
        this.settings = settings;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return READS.contains(request.getMethod()) || request.getRequestURI().startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isFromHere(request)) {
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    private boolean isFromHere(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin")) {
            return false;
        }
        String origin = request.getHeader("Origin");
        if (origin == null && site == null) {
            return isOurs(origin(request.getHeader("Referer")), request);
        }
        return origin == null || origin.equals("null") ? site != null : isOurs(origin, request);
    }

    private boolean isOurs(@Nullable String origin, HttpServletRequest request) {
        URI base = settings.baseUrl();
        if (base != null) {
            return origin(base.toString()).equals(origin);
        }
        String asked = origin(request.getRequestURL().toString());
        return LOOPBACK.contains(request.getServerName()) && asked.equals(origin);
    }

    private static String origin(@Nullable String url) {
        if (url == null) {
            return "";
        }
        try {
            URI parsed = URI.create(url);
            int port = parsed.getPort();
            boolean usual = port < 0 || (port == 80 && "http".equals(parsed.getScheme())) || port == 443;
            return parsed.getScheme() + "://" + parsed.getHost() + (usual ? "" : ":" + port);
        } catch (IllegalArgumentException unreadable) {
            return "";
        }
    }
}
