package org.anydoor.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/** Puts {@code page} into every model; staff pages are made before the controller, so that an error page knows them too. */
final class PageInterceptor implements HandlerInterceptor {

    private final Pages pages;

    PageInterceptor(Pages pages) {
        this.pages = pages;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (Pages.isStaff(request.getRequestURI())) {
            pages.of(request);
        }
        return true;
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView answer) {
        String view = answer == null ? null : answer.getViewName();
        if (answer != null && view != null && !view.startsWith("redirect:")) {
            answer.addObject("page", pages.of(request));
        }
    }
}
