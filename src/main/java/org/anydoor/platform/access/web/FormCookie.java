package org.anydoor.platform.access.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.web.csrf.DeferredCsrfToken;

/** The secret of the browser's form cookie: it tells one browser from another before anybody has signed in. */
final class FormCookie {
    private FormCookie() {}

    static String secret(HttpServletRequest request) {
        if (request.getAttribute(DeferredCsrfToken.class.getName()) instanceof DeferredCsrfToken token) {
            return token.get().getToken();
        }
        throw new IllegalStateException("outside the staff chain");
    }
}
