package org.anydoor.youth.web;

import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.anydoor.platform.web.Form;
import org.anydoor.platform.web.Typed;
import org.anydoor.youth.EmergencyOpenings;
import org.anydoor.youth.EmergencyOpenings.Meant;
import org.jspecify.annotations.Nullable;

/**
 * Why somebody opens a record in an emergency, and whom they mean: by one of three ways.
 *
 * @param attempt names this try, so that sending it twice opens nothing twice
 */
record EmergencyForm(
        @Nullable String attempt,
        @Nullable String danger,
        @Size(max = 1000) @Nullable String reason,
        @Size(max = 120) @Nullable String name,
        @Nullable String birth,
        @Size(max = 40) @Nullable String phone,
        @Size(max = 60) @Nullable String handle) {
    static final List<String> DANGERS = List.of("life", "missing", "harm", "medical");
    private static final int SHORTEST = 10;

    UUID number() {
        try {
            return UUID.fromString(Typed.line(attempt));
        } catch (IllegalArgumentException notOne) {
            return UUID.randomUUID();
        }
    }

    String why() {
        return Typed.line(reason);
    }

    String inDanger() {
        return Typed.line(danger);
    }

    /** Whom they mean; empty after what is wrong was said beside its field. */
    Optional<Meant> meant(Form form, EmergencyOpenings openings, LocalDate today) {
        if (!DANGERS.contains(inDanger())) {
            form.refuse("danger", "youth.emergency.danger.none");
        }
        if (why().length() < SHORTEST) {
            form.refuse("reason", "youth.emergency.reason.missing");
        }
        long ways = Stream.of(Typed.line(name) + Typed.line(birth), Typed.line(phone), Typed.line(handle))
                .filter(it -> !it.isEmpty())
                .count();
        if (ways != 1) {
            form.refuse("name", ways == 0 ? "youth.emergency.who.missing" : "youth.emergency.who.one");
            return Optional.empty();
        }
        return !Typed.line(phone).isEmpty()
                ? orRefuse(form, "phone", openings.called(Typed.line(phone)))
                : !Typed.line(handle).isEmpty()
                        ? orRefuse(form, "handle", openings.handled(Typed.line(handle)))
                        : named(form, openings, today);
    }

    private Optional<Meant> named(Form form, EmergencyOpenings openings, LocalDate today) {
        LocalDate born = born(today);
        if (born == null) {
            form.refuse("birth", "youth.form.birth.wrong");
            return Optional.empty();
        }
        return orRefuse(form, "name", openings.named(Typed.line(name), born));
    }

    private @Nullable LocalDate born(LocalDate today) {
        try {
            LocalDate day = LocalDate.parse(Typed.line(birth));
            return day.isAfter(today) || day.getYear() < 1995 ? null : day;
        } catch (DateTimeParseException notADay) {
            return null;
        }
    }

    private static Optional<Meant> orRefuse(Form form, String field, Optional<Meant> meant) {
        if (meant.isEmpty()) {
            form.refuse(field, "youth.emergency." + field + ".wrong");
        }
        return meant;
    }
}
