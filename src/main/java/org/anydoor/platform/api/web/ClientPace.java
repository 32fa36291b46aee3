package org.anydoor.platform.api.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.anydoor.platform.api.ApiClient;
import org.anydoor.platform.keys.Guesses;
import org.anydoor.platform.web.Problem;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/** How often one program may ask within a minute, on all nodes together: one that runs wild takes nobody else's place. */
@Component
class ClientPace {
    private static final int MINUTE = Math.toIntExact(Duration.ofMinutes(1).toSeconds());

    private final Guesses guesses;
    private final Clock clock;
    private final int most;

    ClientPace(Guesses guesses, Clock clock, @Value("${anydoor.api.per-minute:600}") int most) {
        this.guesses = guesses;
        this.clock = clock;
        this.most = most;
    }

    /** After it is known which program asks; what needs no token has no limit here. */
    Filter filter(JsonMapper json) {
        return new OncePerRequestFilter() {
            @Override
            protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws ServletException, IOException {
                if (isTooOften()) {
                    refuse(response, json);
                } else {
                    chain.doFilter(request, response);
                }
            }
        };
    }

    private boolean isTooOften() {
        var holder = SecurityContextHolder.getContext().getAuthentication();
        return most > 0
                && holder != null
                && holder.getPrincipal() instanceof ApiClient client
                && !guesses.withinMinute("api:" + client.id(), most);
    }

    private void refuse(HttpServletResponse response, JsonMapper json) throws IOException {
        int left = MINUTE - clock.instant().atOffset(ZoneOffset.UTC).getSecond();
        var problem = Problem.of(
                HttpStatus.TOO_MANY_REQUESTS,
                "Nothing was taken: this program may ask %d times in a minute. Wait, then send it again."
                        .formatted(most));
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, Integer.toString(left));
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(problem));
    }
}
