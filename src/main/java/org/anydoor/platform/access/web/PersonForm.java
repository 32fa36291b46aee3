package org.anydoor.platform.access.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.anydoor.platform.access.People;
import org.anydoor.platform.web.Form;
import org.anydoor.platform.web.Option;
import org.anydoor.platform.web.Page;
import org.anydoor.platform.web.Typed;
import org.jspecify.annotations.Nullable;

/** Somebody to invite, as typed. */
record PersonForm(
        @Nullable String name,
        @Nullable String username,
        @Nullable String email,
        @Nullable List<String> roles) {
    private static final int LONGEST_NAME = 120;

    /** The invitation, or empty with the form saying why. */
    Optional<People.Invitation> check(Form form, List<String> known) {
        String given = Typed.line(name);
        String signIn = Typed.line(username).toLowerCase(Locale.ROOT);
        checkNames(form, given, signIn);
        String mail = Typed.lineOrNull(email);
        if (mail != null && !mail.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+")) {
            form.refuse("email", "platform.administration.email-wrong");
        }
        List<String> chosen = chosen(roles, known);
        if (chosen.isEmpty()) {
            form.refuse("roles", "platform.administration.roles-missing");
        }
        return form.isWrong() ? Optional.empty() : Optional.of(new People.Invitation(given, signIn, mail, chosen));
    }

    /** Roles to choose from, each with what whoever has it does. */
    static List<Option> options(Page page, List<String> roles) {
        return roles.stream()
                .map(it -> new Option(it, page.t("platform.role." + it), page.t("platform.role-does." + it)))
                .toList();
    }

    static List<String> chosen(@Nullable List<String> typed, List<String> known) {
        return typed == null
                ? List.of()
                : typed.stream().filter(known::contains).distinct().toList();
    }

    static void checkNames(Form form, String name, String username) {
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            form.refuse("name", "platform.administration.name-wrong");
        }
        checkUsername(form, username);
    }

    static void checkUsername(Form form, String username) {
        if (!username.matches("[a-z0-9][a-z0-9._-]{2,59}")) {
            form.refuse("username", "platform.administration.username-wrong");
        }
    }
}
