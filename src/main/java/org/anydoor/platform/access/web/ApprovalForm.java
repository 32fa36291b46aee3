package org.anydoor.platform.access.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.anydoor.platform.access.HostingApprovals.Approval;
import org.anydoor.platform.web.Form;
import org.anydoor.platform.web.Typed;
import org.jspecify.annotations.Nullable;

/** Counsel's approval as typed: who, on which day, which document. */
record ApprovalForm(
        @Nullable String counsel,
        @Nullable String approvedOn,
        @Nullable String document) {
    private static final int COUNSEL = 120;
    private static final int DOCUMENT = 200;
    private static final int CENTURY = 2000;

    /** The approval, or empty with what is wrong beside its field. */
    Optional<Approval> check(Form form) {
        String who = line(form, "counsel", counsel, COUNSEL);
        String where = line(form, "document", document, DOCUMENT);
        Optional<LocalDate> on = day();
        if (on.isEmpty()) {
            form.refuse("approvedOn", "platform.form.not-understood");
        }
        return form.isWrong() ? Optional.empty() : on.map(it -> new Approval(who, it, where));
    }

    private static String line(Form form, String field, @Nullable String typed, int longest) {
        String line = Typed.line(typed);
        if (line.length() < 2) {
            form.refuse(field, "platform.form.missing");
        } else if (line.length() > longest) {
            form.refuse(field, "platform.form.too-long", longest);
        }
        return line;
    }

    private Optional<LocalDate> day() {
        try {
            return Optional.of(LocalDate.parse(Typed.line(approvedOn)))
                    .filter(it -> it.getYear() >= CENTURY && it.getYear() < CENTURY + 100);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
