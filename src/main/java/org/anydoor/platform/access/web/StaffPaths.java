package org.anydoor.platform.access.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Stream;

/** Which addresses are the staff's, and which of them open before anybody is known. */
public final class StaffPaths {
    static final String SIGN_IN = "/app/sign-in";
    static final String PASSKEY = SIGN_IN + "/passkey";
    static final String PROVIDER = SIGN_IN + "/provider";
    static final String SET_UP = "/app/set-up";
    static final String INVITATION = "/app/invitation";
    static final String HELD = "/app/held";

    private StaffPaths() {}

    static boolean isStaff(HttpServletRequest request) {
        return isStaff(request.getRequestURI());
    }

    static boolean isStaff(String path) {
        return path.equals("/app") || path.startsWith("/app/");
    }

    static boolean isOpen(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.equals(SIGN_IN)
                || path.equals(PASSKEY)
                || path.equals(PROVIDER)
                || path.startsWith(PROVIDER + "/")
                || path.startsWith(SET_UP + "/")
                || path.startsWith(INVITATION + "/");
    }

    /** Whether words are sent there that open something; they are neither kept nor shown again. */
    static boolean isSecret(HttpServletRequest request) {
        return Stream.of("/app/account", "/app/vault", "/app/administration/provider")
                .anyMatch(request.getRequestURI()::startsWith);
    }

    /** Whether what is sent there may lie nowhere but under its agency's own lock, not even for a while. */
    static boolean isPrivileged(HttpServletRequest request) {
        return request.getRequestURI().matches("/app/youth/[^/]+/notes");
    }

    static boolean isRead(HttpServletRequest request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }

    /** Sends somebody who is signed in through the door once more before what only they themselves may change. */
    public static String signInAgain(String path) {
        return "redirect:" + again(path);
    }

    static String again(String path) {
        return SIGN_IN + "?again&to=" + path;
    }

    /** A path to go on to after sign-in: one of ours or the front page, never another site. */
    static String onwards(String asked) {
        return asked.matches("/app(/[A-Za-z0-9/_-]*)?(\\?[A-Za-z0-9=&%._+-]*)?") ? asked : "/app";
    }
}
