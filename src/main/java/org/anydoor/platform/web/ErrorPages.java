package org.anydoor.platform.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;

/** What went wrong, in the reader's language and in words that help; never a cause, a name or a trace. */
@Controller
class ErrorPages implements ErrorController {

    private static final Set<Integer> WITH_OWN_WORDS = Set.of(403, 404, 405, 413, 429);

    @RequestMapping("${server.error.path:${error.path:/error}}")
    String show(HttpServletRequest request, HttpServletResponse response, Model model) {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? code
                : HttpServletResponse.SC_NOT_FOUND;
        response.setStatus(status);
        model.addAttribute("words", words(status));
        return "platform/web/error";
    }

    private static String words(int status) {
        if (status >= 500) {
            return "5xx";
        }
        return WITH_OWN_WORDS.contains(status) ? Integer.toString(status) : "400";
    }
}
