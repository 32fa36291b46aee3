package org.anydoor.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.anydoor.platform.i18n.Language;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** Addresses that only send on: the bare doors to the reader's language, and quick exit away from here. */
@Controller
class Ways {

    private final WebSettings settings;

    Ways(WebSettings settings) {
        this.settings = settings;
    }

    @GetMapping({
        "/",
        "/concern",
        "/help-me",
        "/receipt",
        "/help",
        "/services",
        "/door/{way:[a-z0-9-]+}",
        "/door/{way:[a-z0-9-]+}/{code:[A-Za-z0-9-]+}"
    })
    ResponseEntity<Void> inYourLanguage(HttpServletRequest request) {
        String path = request.getRequestURI();
        Language language = Language.preferred(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .location(URI.create("/" + language.tag() + (path.equals("/") ? "" : path)))
                .build();
    }

    /**
     * Leaves at once: ends a session, asks the browser to forget us, and goes to an everyday page. Another site that embeds
     * this address clears nothing.
     */
    @GetMapping("/leave")
    ResponseEntity<Void> leave(HttpServletRequest request) {
        var answer = ResponseEntity.status(HttpStatus.SEE_OTHER).location(settings.leaveTo());
        String mode = request.getHeader("Sec-Fetch-Mode");
        if (mode == null || mode.equals("navigate")) {
            var session = request.getSession(false);
            if (session != null) {
                session.invalidate();
            }
            answer.header("Clear-Site-Data", "\"cache\", \"cookies\", \"storage\"");
        }
        return answer.build();
    }

    @GetMapping(path = "/robots.txt", produces = MediaType.TEXT_PLAIN_VALUE)
    @ResponseBody
    String robots() {
        return """
                User-agent: *
                Disallow: /app
                Disallow: /api
                Disallow: /leave
                Disallow: /*/receipt
                Disallow: /*/concern
                Disallow: /*/help-me
                Disallow: /*/door
                """;
    }
}
