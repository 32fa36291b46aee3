package org.anydoor.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Hands {@link Page} and {@link Form} to controllers, and the form to the template as {@code form}. */
final class PageArguments implements HandlerMethodArgumentResolver {

    private final Pages pages;

    PageArguments(Pages pages) {
        this.pages = pages;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Page.class || parameter.getParameterType() == Form.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer model,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders) {
        var request = Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class));
        Page page = pages.of(request);
        if (parameter.getParameterType() == Page.class) {
            return page;
        }
        var response = Objects.requireNonNull(web.getNativeResponse(HttpServletResponse.class));
        var form = new Form(page, request.getParameterMap(), response);
        if (model != null) {
            model.addAttribute("form", form);
        }
        return form;
    }
}
