package org.anydoor.platform.access.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/** Where somebody was going before they were sent to their agency's provider: kept in their own browser, told to nobody else. */
final class Onwards {
    private static final String NAME = "anydoor-to";
    private static final Duration GOOD_FOR = Duration.ofMinutes(15);

    private Onwards() {}

    static void keep(HttpServletRequest request, HttpServletResponse response) {
        String to = request.getParameter("to");
        if (to != null && !StaffPaths.onwards(to).equals("/app")) {
            write(request, response, URLEncoder.encode(to, StandardCharsets.UTF_8), GOOD_FOR);
        } else {
            take(request, response);
        }
    }

    /** Reads it and takes it away; the empty word where there is none. */
    static String take(HttpServletRequest request, HttpServletResponse response) {
        Cookie[] all = request.getCookies();
        for (Cookie cookie : all == null ? new Cookie[0] : all) {
            if (cookie.getName().equals(NAME) && !cookie.getValue().isEmpty()) {
                write(request, response, "", Duration.ZERO);
                return decoded(cookie.getValue());
            }
        }
        return "";
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            return "";
        }
    }

    private static void write(HttpServletRequest request, HttpServletResponse response, String value, Duration age) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(NAME, value)
                        .path("/app")
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .maxAge(age)
                        .build()
                        .toString());
    }
}
