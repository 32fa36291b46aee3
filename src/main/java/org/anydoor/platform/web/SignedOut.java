package org.anydoor.platform.web;

import jakarta.servlet.http.HttpServletRequest;

/** Marks a request that somebody sent after their session had ended, so that the refusal can show them what they wrote. */
public final class SignedOut {
    private static final String MARK = SignedOut.class.getName();

    private SignedOut() {}

    public static void mark(HttpServletRequest request) {
        request.setAttribute(MARK, true);
    }

    static boolean is(HttpServletRequest request) {
        return request.getAttribute(MARK) != null;
    }
}
