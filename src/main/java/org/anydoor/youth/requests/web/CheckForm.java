package org.anydoor.youth.requests.web;

import jakarta.validation.constraints.Size;
import java.util.stream.Stream;
import org.anydoor.platform.web.Form;
import org.anydoor.platform.web.Typed;
import org.anydoor.youth.requests.Request;
import org.anydoor.youth.requests.Request.Checks;
import org.anydoor.youth.requests.Request.ParentSafe;
import org.jspecify.annotations.Nullable;

/** What was found out about a request before anything is given. */
record CheckForm(
        @Size(max = 500) @Nullable String verified,
        @Nullable String parentSafe,
        @Size(max = 1000) @Nullable String wish,
        @Size(max = 2000) @Nullable String counsel,
        @Size(max = 4000) @Nullable String redactions) {

    static void fill(Form form, Request it) {
        Checks checks = it.checks();
        ParentSafe safe = checks.parentSafe();
        form.fill("verified", checks.verified())
                .fill("parentSafe", safe == null ? null : RequestForm.word(safe))
                .fill("wish", checks.wish())
                .fill("counsel", checks.counsel())
                .fill("redactions", checks.redactions())
                .fill("version", it.version());
    }

    Checks checks(Form form) {
        String how = Typed.lineOrNull(verified);
        if (how != null && how.length() < 3) {
            form.refuse("verified", "youth.requests.verified.short");
        }
        return new Checks(
                how,
                Stream.of(ParentSafe.values())
                        .filter(it -> RequestForm.word(it).equals(Typed.line(parentSafe)))
                        .findFirst()
                        .orElse(null),
                Typed.textOrNull(wish),
                Typed.textOrNull(counsel),
                Typed.textOrNull(redactions));
    }
}
