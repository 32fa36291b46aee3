package org.anydoor.youth.requests.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.anydoor.platform.web.Form;
import org.anydoor.platform.web.Typed;
import org.anydoor.youth.YouthId;
import org.anydoor.youth.requests.Request.Kind;
import org.anydoor.youth.requests.Requests.Arrived;
import org.jspecify.annotations.Nullable;

/** A request as a member types it in. */
record RequestForm(
        @Nullable String kind,

        @NotBlank(message = "youth.requests.asker.missing") @Size(max = 200) @Nullable
        String asker,

        @Size(max = 200) @Nullable String claims,

        @NotBlank(message = "youth.requests.wanted.missing") @Size(max = 4000) @Nullable
        String wanted,

        @Nullable String received,
        @Nullable String due) {

    /** What was typed; empty after what is wrong was said beside its field. */
    Optional<Arrived> arrived(Form form, @Nullable YouthId youth, ZoneId city, Instant now) {
        Optional<Kind> which = Stream.of(Kind.values())
                .filter(it -> word(it).equals(Typed.line(kind)))
                .findFirst();
        if (which.isEmpty()) {
            form.refuse("kind", "youth.requests.kind.none");
        }
        LocalDate today = LocalDate.ofInstant(now, city);
        LocalDate came = Typed.line(received).isEmpty() ? today : day(received);
        if (came == null || came.isAfter(today) || came.isBefore(today.minusYears(1))) {
            form.refuse("received", "youth.requests.received.wrong");
        }
        LocalDate paper = day(due);
        if (paper == null && !Typed.line(due).isEmpty()) {
            form.refuse("due", "youth.requests.due.wrong");
        }
        if (form.isWrong() || which.isEmpty() || came == null) {
            return Optional.empty();
        }
        Instant at = came.equals(today)
                ? now
                : came.atTime(LocalTime.NOON).atZone(city).toInstant();
        return Optional.of(new Arrived(
                which.get(),
                youth,
                Typed.line(asker),
                Typed.lineOrNull(claims),
                Objects.requireNonNull(Typed.textOrNull(wanted)),
                at,
                paper == null ? null : paper.atTime(17, 0).atZone(city).toInstant()));
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static @Nullable LocalDate day(@Nullable String typed) {
        try {
            return Typed.line(typed).isEmpty() ? null : LocalDate.parse(Typed.line(typed));
        } catch (DateTimeParseException notADay) {
            return null;
        }
    }
}
