package org.anydoor.platform.access.web;

import java.io.Serializable;
import java.util.UUID;
import org.springframework.security.core.AuthenticatedPrincipal;

/** Whom a session belongs to; its name is the person's id, by which sessions are found and ended. */
record StaffPrincipal(UUID person) implements AuthenticatedPrincipal, Serializable {
    @Override
    public String getName() {
        return person.toString();
    }
}
