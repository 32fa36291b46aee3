package org.anydoor.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Tells the staff layout who is signed in and for which agency they act; offered by the module that signs people in. */
public interface SignedIn {
    Optional<PageMember> find(HttpServletRequest request);
}
