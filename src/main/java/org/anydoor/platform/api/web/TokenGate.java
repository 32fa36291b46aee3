package org.anydoor.platform.api.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.anydoor.platform.keys.Guess;
import org.anydoor.platform.keys.Guesses;
import org.anydoor.platform.keys.NetworkPrefix;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/** Slows down whoever guesses at secrets, by program and by network; a right one costs nothing. */
final class TokenGate extends OncePerRequestFilter {
    private static final String BASIC = "Basic ";
    private static final int MOST_BYTES = 8 * 1024;

    private final Guesses guesses;

    TokenGate(Guesses guesses) {
        this.guesses = guesses;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > MOST_BYTES) {
            refuse(response, HttpStatus.CONTENT_TOO_LARGE, "invalid_request");
            return;
        }
        String network = NetworkPrefix.of(request.getRemoteAddr());
        Guess any = Guess.shared("token", network);
        Guess one = Guess.at("token:" + named(request), network);
        if (!guesses.take(any, one)) {
            response.setHeader("Retry-After", "30");
            refuse(response, HttpStatus.TOO_MANY_REQUESTS, "slow_down");
            return;
        }
        chain.doFilter(request, response);
        if (response.getStatus() == HttpStatus.OK.value()) {
            guesses.giveBack(any);
            guesses.forget(one);
        }
    }

    private static void refuse(HttpServletResponse response, HttpStatus status, String error) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getOutputStream().write(("{\"error\":\"" + error + "\"}").getBytes(StandardCharsets.US_ASCII));
    }

    /** The program that the request names, however it does. */
    private static String named(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        if (header != null && header.startsWith(BASIC)) {
            try {
                byte[] both = Base64.getDecoder()
                        .decode(header.substring(BASIC.length()).strip());
                return new String(both, StandardCharsets.UTF_8).split(":", 2)[0];
            } catch (IllegalArgumentException unreadable) {
                return "";
            }
        }
        String parameter = request.getParameter("client_id");
        return parameter == null ? "" : parameter;
    }
}
