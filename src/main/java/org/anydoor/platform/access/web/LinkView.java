package org.anydoor.platform.access.web;

import jakarta.servlet.http.HttpServletRequest;
import org.anydoor.platform.access.OneTimeLink;
import org.springframework.ui.Model;

/** A one-time link as its page shows it, once, to hand over in person or by phone. */
public record LinkView(String name, String url, String back) {
    static String show(Model model, HttpServletRequest request, String name, OneTimeLink link, String back) {
        String here = request.getRequestURL().toString();
        String origin =
                here.substring(0, here.length() - request.getRequestURI().length());
        model.addAttribute("link", new LinkView(name, origin + StaffPaths.INVITATION + "/" + link.token(), back));
        return "platform/access/link";
    }
}
