package org.anydoor.platform.audit.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.anydoor.platform.web.Form;
import org.anydoor.platform.web.Typed;
import org.jspecify.annotations.Nullable;

/** What the privacy officer searches for, as it stands in the address. */
record AuditForm(
        @Nullable String person,
        @Nullable String action,
        @Nullable String from,
        @Nullable String until,
        @Nullable String subject) {

    @Nullable
    UUID personId() {
        return uuid(person);
    }

    @Nullable
    UUID subjectId() {
        return uuid(subject);
    }

    @Nullable
    String actionOrNull() {
        return Typed.lineOrNull(action);
    }

    @Nullable
    LocalDate fromDay() {
        return day(from);
    }

    @Nullable
    LocalDate untilDay() {
        return day(until);
    }

    /** Says beside each field what could not be read; such a field is searched as if empty. */
    void check(Form form) {
        refuseUnread(form, "from", from, fromDay(), "platform.audit.day-wrong");
        refuseUnread(form, "until", until, untilDay(), "platform.audit.day-wrong");
    }

    private static void refuseUnread(
            Form form, String field, @Nullable String typed, @Nullable Object read, String key) {
        if (Typed.lineOrNull(typed) != null && read == null) {
            form.refuse(field, key);
        }
    }

    private static @Nullable UUID uuid(@Nullable String typed) {
        String line = Typed.line(typed);
        return line.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}") ? UUID.fromString(line) : null;
    }

    private static @Nullable LocalDate day(@Nullable String typed) {
        try {
            String line = Typed.line(typed);
            LocalDate day = line.isEmpty() ? null : LocalDate.parse(line);
            return day != null && day.getYear() >= 2000 && day.getYear() < 2200 ? day : null;
        } catch (DateTimeParseException unreadable) {
            return null;
        }
    }
}
