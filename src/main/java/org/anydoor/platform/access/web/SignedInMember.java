package org.anydoor.platform.access.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.anydoor.platform.access.Members;
import org.anydoor.platform.web.PageMember;
import org.anydoor.platform.web.SignedIn;
import org.springframework.stereotype.Component;

/** Tells the staff bar who is here. */
@Component
class SignedInMember implements SignedIn {
    @Override
    public Optional<PageMember> find(HttpServletRequest request) {
        return request.getAttribute(CallerFilter.ACTING) instanceof Members.Acting acting
                ? Optional.of(new PageMember(
                        acting.name(), acting.agency().name(), acting.agency().kind(), acting.categories()))
                : Optional.empty();
    }
}
