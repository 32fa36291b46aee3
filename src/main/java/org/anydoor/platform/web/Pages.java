package org.anydoor.platform.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import org.anydoor.platform.i18n.Language;
import org.anydoor.platform.i18n.Messages;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;

/** Makes the one {@link Page} of a request. */
@Component
class Pages {

    private static final String MADE = Pages.class.getName();

    private final Messages messages;
    private final Assets assets;
    private final ObjectProvider<SampleMark> sample;
    private final ObjectProvider<SignedIn> signedIn;
    private final ObjectProvider<NavEntry> menu;

    Pages(
            Messages messages,
            Assets assets,
            ObjectProvider<SampleMark> sample,
            ObjectProvider<SignedIn> signedIn,
            ObjectProvider<NavEntry> menu) {
        this.messages = messages;
        this.assets = assets;
        this.sample = sample;
        this.signedIn = signedIn;
        this.menu = menu;
    }

    Page of(HttpServletRequest request) {
        if (request.getAttribute(MADE) instanceof Page page) {
            return page;
        }
        Page page = make(request, askedPath(request));
        request.setAttribute(MADE, page);
        return page;
    }

    private Page make(HttpServletRequest request, String path) {
        boolean staff = isStaff(path);
        Language language = staff ? Language.EN : language(request, path);
        PageMember member = staff ? member(request) : null;
        String query = request.getQueryString() == null || !isRead(request) ? "" : "?" + request.getQueryString();
        return new Page(
                messages.in(language),
                staff ? path : withoutLanguage(path),
                query,
                sample.stream().anyMatch(SampleMark::isSample),
                assets.base(),
                member,
                menu(member),
                staff ? csrf(request) : null);
    }

    static boolean isStaff(String path) {
        return path.equals("/app") || path.startsWith("/app/");
    }

    /** The path that was asked for, also while its error page is made. */
    static String askedPath(HttpServletRequest request) {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return failed == null ? request.getRequestURI() : failed.toString();
    }

    static Language language(HttpServletRequest request, String path) {
        return Language.ofPath(path).orElseGet(() -> Language.preferred(request.getHeader("Accept-Language")));
    }

    private static String withoutLanguage(String path) {
        return Language.ofPath(path)
                .map(it -> path.substring(it.tag().length() + 1))
                .filter(rest -> !rest.isEmpty())
                .orElse("/");
    }

    private static boolean isRead(HttpServletRequest request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }

    private @Nullable PageMember member(HttpServletRequest request) {
        return signedIn.stream()
                .flatMap(it -> it.find(request).stream())
                .findFirst()
                .orElse(null);
    }

    private List<NavEntry> menu(@Nullable PageMember member) {
        return menu.stream()
                .filter(it -> it.isFor(member))
                .sorted(Comparator.comparingInt(NavEntry::order))
                .toList();
    }

    private static Page.@Nullable Csrf csrf(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                ? new Page.Csrf(token.getParameterName(), token.getToken())
                : null;
    }
}
