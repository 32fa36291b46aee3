package org.anydoor.platform.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/**
 * The two cookies of staff pages, unreadable to script. Over https they bear the {@code __Host-} prefix, which no
 * neighbouring host can overwrite but which demands the path {@code /}; on loopback they go to {@code /app} alone.
 */
@Configuration(proxyBeanMethods = false)
class StaffCookies {
    private static final String SESSION = "anydoor";
    private static final String FORM = "anydoor-form";
    private static final String HOST = "__Host-";

    @Bean
    CookieSerializer sessionCookie() {
        var plain = cookie(SESSION, "/app");
        var secure = cookie(HOST + SESSION, "/");
        secure.setUseSecureCookie(true);
        return new CookieSerializer() {
            @Override
            public void writeCookieValue(CookieValue value) {
                of(value.getRequest()).writeCookieValue(value);
            }

            @Override
            public List<String> readCookieValues(HttpServletRequest request) {
                return of(request).readCookieValues(request);
            }

            private CookieSerializer of(HttpServletRequest request) {
                return request.isSecure() ? secure : plain;
            }
        };
    }

    private static DefaultCookieSerializer cookie(String name, String path) {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName(name);
        cookie.setCookiePath(path);
        cookie.setUseHttpOnlyCookie(true);
        cookie.setUseSecureCookie(false);
        cookie.setSameSite("Lax");
        return cookie;
    }

    /** Form tokens lie in a cookie, not in the session, so that looking at the sign-in page makes no session. */
    @Bean
    CsrfTokenRepository formTokens() {
        var plain = tokens(FORM, "/app", false);
        var secure = tokens(HOST + FORM, "/", true);
        return new CsrfTokenRepository() {
            @Override
            public CsrfToken generateToken(HttpServletRequest request) {
                return of(request).generateToken(request);
            }

            @Override
            public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
                of(request).saveToken(token, request, response);
            }

            @Override
            public @Nullable CsrfToken loadToken(HttpServletRequest request) {
                return of(request).loadToken(request);
            }

            private CsrfTokenRepository of(HttpServletRequest request) {
                return request.isSecure() ? secure : plain;
            }
        };
    }

    private static CsrfTokenRepository tokens(String name, String path, boolean secure) {
        var tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName(name);
        tokens.setCookiePath(path);
        tokens.setCookieCustomizer(
                cookie -> cookie.secure(secure).httpOnly(true).sameSite("Lax"));
        return tokens;
    }
}
