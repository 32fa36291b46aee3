package org.anydoor.platform.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * What went wrong, in the reader's language and in words that help; never a cause, a name or a trace; programs get it as a
 * {@link Problem}.
 */
@Controller
class ErrorPages implements ErrorController {

    private static final Set<Integer> WITH_OWN_WORDS = Set.of(403, 404, 405, 413, 429, 503);
    private static final String WAIT_SECONDS = "30";

    /** Typed words have a space between them; what a page carries in hidden fields has none. */
    private static final String SPACE = " ";

    /** PostgreSQL's classes of errors that pass: no connection, no room on its disk or in memory, being ended or started. */
    private static final Set<String> PASSING = Set.of("08", "53", "57");

    @RequestMapping("${server.error.path:${error.path:/error}}")
    Object show(HttpServletRequest request, HttpServletResponse response, Model model) {
        int status = status(request);
        response.setStatus(status);
        if (status == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
            response.setHeader(HttpHeaders.RETRY_AFTER, WAIT_SECONDS);
        }
        if (Pages.askedPath(request).startsWith("/api/")) {
            return Problem.of(status).answer();
        }
        boolean signedOut = SignedOut.is(request);
        model.addAttribute("words", signedOut ? "signed-out" : words(status));
        model.addAttribute("kept", signedOut ? typed(request) : List.of());
        return "platform/web/error";
    }

    /** What somebody sent who was signed out meanwhile: it was not taken, and stands on the page to be copied. */
    private static List<String> typed(HttpServletRequest request) {
        return request.getParameterMap().values().stream()
                .flatMap(Arrays::stream)
                .map(String::strip)
                .filter(it -> it.contains(SPACE))
                .toList();
    }

    private static int status(HttpServletRequest request) {
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure && passes(failure)) {
            return HttpServletResponse.SC_SERVICE_UNAVAILABLE;
        }
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? code
                : HttpServletResponse.SC_NOT_FOUND;
    }

    /** Whether the database is away for a time; what was sent was not taken, and sending it again is right. */
    static boolean passes(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException || cause instanceof SQLException sql && passes(sql)) {
                return true;
            }
        }
        return false;
    }

    private static boolean passes(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && state.length() == 5 && PASSING.contains(state.substring(0, 2));
    }

    private static String words(int status) {
        if (WITH_OWN_WORDS.contains(status)) {
            return Integer.toString(status);
        }
        return status >= 500 ? "5xx" : "400";
    }
}
