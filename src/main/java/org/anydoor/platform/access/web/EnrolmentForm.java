package org.anydoor.platform.access.web;

import java.util.List;
import java.util.Optional;
import org.anydoor.platform.access.Enrolment;
import org.anydoor.platform.access.OneTimeLink;
import org.anydoor.platform.web.Form;
import org.jspecify.annotations.Nullable;

/** The part that set-up and invitation share: a password, and a code that proves the app holds the secret. */
record EnrolmentForm(
        @Nullable String password,
        @Nullable String code,
        @Nullable String offered) {

    /** What was chosen, or empty with the form saying beside each field why. */
    Optional<Enrolment.Choice> check(Form form, Enrolment enrolment, OneTimeLink link, List<String> known) {
        String chosen = password == null ? "" : password;
        enrolment
                .weakness(chosen, known)
                .ifPresent(weakness -> form.refuse("password", "platform.enrol.weak", weakness));
        var secret = enrolment.secret(link, offered == null ? "" : offered);
        var step = secret.flatMap(it ->
                enrolment.step(it, code == null ? "" : code).stream().boxed().findFirst());
        if (step.isEmpty()) {
            form.refuse("code", "platform.enrol.code-wrong");
        }
        return form.isWrong() || secret.isEmpty() || step.isEmpty()
                ? Optional.empty()
                : Optional.of(new Enrolment.Choice(chosen, secret.get(), step.get()));
    }

    /** The sealed secret and its picture for the page: the one offered before, or a new one. */
    static EnrolmentView view(Enrolment enrolment, OneTimeLink link, @Nullable String offered, String username) {
        String sealed = offered == null || enrolment.secret(link, offered).isEmpty() ? enrolment.offer(link) : offered;
        return new EnrolmentView(
                sealed, QrPicture.of(enrolment.secret(link, sealed).orElseThrow(), username));
    }
}
