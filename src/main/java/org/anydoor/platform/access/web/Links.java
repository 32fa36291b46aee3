package org.anydoor.platform.access.web;

import jakarta.servlet.http.HttpServletRequest;
import org.anydoor.platform.access.OneTimeLink;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Shows a one-time link under the configured address; the request's own Host is asked only where none is configured. */
@Component
class Links {
    private final @Nullable String base;

    Links(@Value("${anydoor.base-url:#{null}}") @Nullable String base) {
        this.base = base;
    }

    String show(Model model, HttpServletRequest request, String name, OneTimeLink link, String back) {
        model.addAttribute(
                "link", new LinkView(name, origin(request) + StaffPaths.INVITATION + "/" + link.token(), back));
        return "platform/access/link";
    }

    private String origin(HttpServletRequest request) {
        if (base != null) {
            return base.replaceFirst("/$", "");
        }
        String here = request.getRequestURL().toString();
        return here.substring(0, here.length() - request.getRequestURI().length());
    }
}
