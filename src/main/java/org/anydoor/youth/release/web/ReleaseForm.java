package org.anydoor.youth.release.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.i18n.Language;
import org.anydoor.platform.web.Form;
import org.anydoor.platform.web.Typed;
import org.anydoor.youth.release.Recipient;
import org.anydoor.youth.release.ReleaseDraft;
import org.anydoor.youth.release.ReleaseItem;
import org.anydoor.youth.release.ReleaseTerm;
import org.anydoor.youth.release.Signer;
import org.jspecify.annotations.Nullable;

/** A release as a member types it together with the young person. */
record ReleaseForm(
        @NotBlank(message = "youth.release.form.recipient.missing")
        String recipient,

        @Size(max = 200) @Nullable String outside,
        @Nullable List<String> items,

        @NotBlank(message = "youth.release.form.purpose.missing") @Size(max = 600)
        String purpose,

        @Nullable String from,
        @Nullable String until,
        @Nullable String language,
        @Size(max = 120) @Nullable String interpreter,
        @Nullable String signer) {

    static final String OUTSIDE = "outside";

    /** What this deployment allows for this young person and this member. */
    record Allowed(
            Set<AgencyId> recipients,
            Set<ReleaseItem> items,
            List<Signer> signers,
            ReleaseTerm term,
            LocalDate today) {}

    /** The draft, or empty with what is wrong said beside each field. */
    Optional<ReleaseDraft> draft(Form form, Allowed allowed) {
        @Nullable Recipient to = recipient(form, allowed);
        @Nullable LocalDate first = day(form, "from", from);
        @Nullable LocalDate last = day(form, "until", until);
        if (first != null && last != null) {
            check(form, first, last, allowed);
        }
        Language spoken = Language.find(Typed.line(language)).orElse(Language.EN);
        @Nullable String through = Typed.lineOrNull(interpreter);
        if (Typed.line(purpose).isEmpty()) {
            form.refuse("purpose", "youth.release.form.purpose.missing");
        }
        if (spoken != Language.EN && through == null) {
            form.refuse("interpreter", "youth.release.form.interpreter.missing");
        }
        Optional<Signer> who = allowed.signers().stream()
                .filter(it -> Db.word(it).equals(signer))
                .findFirst();
        if (who.isEmpty()) {
            form.refuse("signer", "youth.release.form.signer.missing");
        }
        if (form.isWrong() || to == null || first == null || last == null || who.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new ReleaseDraft(to, chosen(allowed), Typed.line(purpose), first, last, spoken, through, who.get()));
    }

    private Set<ReleaseItem> chosen(Allowed allowed) {
        Set<ReleaseItem> chosen = EnumSet.of(ReleaseItem.IDENTITY);
        List<String> typed = items == null ? List.of() : items;
        allowed.items().stream().filter(it -> typed.contains(Db.word(it))).forEach(chosen::add);
        return chosen;
    }

    private @Nullable Recipient recipient(Form form, Allowed allowed) {
        if (OUTSIDE.equals(recipient)) {
            String name = Typed.line(outside);
            if (name.length() < 2) {
                form.refuse(OUTSIDE, "youth.release.form.outside.missing");
                return null;
            }
            return new Recipient(null, name);
        }
        for (AgencyId agency : allowed.recipients()) {
            if (agency.value().toString().equals(recipient)) {
                return new Recipient(agency, "");
            }
        }
        form.refuse("recipient", "youth.release.form.recipient.missing");
        return null;
    }

    private static @Nullable LocalDate day(Form form, String field, @Nullable String typed) {
        try {
            return LocalDate.parse(Typed.line(typed));
        } catch (DateTimeParseException unreadable) {
            form.refuse(field, "youth.release.form.day.wrong");
            return null;
        }
    }

    private static void check(Form form, LocalDate first, LocalDate last, Allowed allowed) {
        int longest = allowed.term().longestDays();
        if (first.isBefore(allowed.today())) {
            form.refuse("from", "youth.release.form.from.past");
        } else if (first.isAfter(allowed.today().plusDays(longest))) {
            form.refuse("from", "youth.release.form.day.wrong");
        } else if (last.isBefore(first)) {
            form.refuse("until", "youth.release.form.until.before");
        } else if (last.isAfter(first.plusDays(longest))) {
            form.refuse("until", "youth.release.form.until.long", longest);
        }
    }
}
