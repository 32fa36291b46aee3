package org.anydoor.youth.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.web.Form;
import org.anydoor.platform.web.Typed;
import org.anydoor.youth.Gender;
import org.anydoor.youth.GivenAge;
import org.anydoor.youth.SafetyFlag;
import org.anydoor.youth.YouthDetails;
import org.jspecify.annotations.Nullable;

/** What a member types about a young person; nothing but the name they use is needed. */
record YouthForm(
        @NotBlank(message = "youth.form.called.missing") @Size(max = 120)
        String called,

        @Size(max = 120) @Nullable String pronouns,
        @Size(max = 200) @Nullable String nameUsedWith,
        @Size(max = 120) @Nullable String givenName,
        @Size(max = 120) @Nullable String surname,
        @Size(max = 20) @Nullable String gender,
        @Nullable String birthDate,
        @Nullable String age,
        @Nullable String tolerance,
        @Nullable String language,
        @Nullable List<String> flags,
        @Nullable String version) {

    static final List<String> LANGUAGES = List.of("en", "es", "hmn", "so", "oj", "dak", "asl", "other");
    private static final LocalDate EARLIEST = LocalDate.of(1995, 1, 1);

    /** Shows a record in the form. */
    static void fill(Form form, YouthDetails it, int version) {
        form.fill("called", it.called())
                .fill("pronouns", it.pronouns())
                .fill("nameUsedWith", it.nameUsedWith())
                .fill("givenName", it.givenName())
                .fill("surname", it.surname())
                .fill("gender", it.gender() == null ? null : Db.word(it.gender()))
                .fill("birthDate", it.birthDate())
                .fill("language", it.language())
                .fill("version", version);
        form.fillAll("flags", it.flags().stream().map(Db::word).toList());
        GivenAge age = it.age();
        if (age != null) {
            form.fill("age", middle(age)).fill("tolerance", tolerance(age));
        }
    }

    /** The version that the writer saw; 0 stands for none. */
    int versionSeen() {
        return version != null && version.matches("\\d{1,9}") ? Integer.parseInt(version) : 0;
    }

    /** The details, or empty with what is wrong said beside each field; an age that was not touched keeps its day. */
    Optional<YouthDetails> details(Form form, @Nullable YouthDetails before, LocalDate today) {
        LocalDate birth = birth(birthDate, form, "birthDate", today);
        GivenAge given = given(form, before, today);
        if (form.isWrong()) {
            return Optional.empty();
        }
        return Optional.of(new YouthDetails(
                Typed.line(called),
                Typed.lineOrNull(givenName),
                Typed.lineOrNull(surname),
                Typed.lineOrNull(pronouns),
                Typed.lineOrNull(nameUsedWith),
                Stream.of(Gender.values())
                        .filter(it -> Db.word(it).equals(gender))
                        .findFirst()
                        .orElse(null),
                birth,
                given,
                language != null && LANGUAGES.contains(language) ? language : null,
                chosenFlags()));
    }

    private Set<SafetyFlag> chosenFlags() {
        List<String> chosen = flags == null ? List.of() : flags;
        return Stream.of(SafetyFlag.values())
                .filter(it -> chosen.contains(Db.word(it)))
                .collect(Collectors.toSet());
    }

    /** A birth date as typed; what cannot be one is said beside the field. */
    static @Nullable LocalDate birth(@Nullable String text, Form form, String field, LocalDate today) {
        String typed = Typed.line(text);
        if (typed.isEmpty()) {
            return null;
        }
        try {
            LocalDate date = LocalDate.parse(typed);
            if (!date.isBefore(EARLIEST) && !date.isAfter(today)) {
                return date;
            }
        } catch (DateTimeParseException unreadable) {
            // said beside the field, as for a date that cannot be
        }
        form.refuse(field, "youth.form.birth.wrong");
        return null;
    }

    private @Nullable GivenAge given(Form form, @Nullable YouthDetails before, LocalDate today) {
        String typed = Typed.line(age);
        if (typed.isEmpty()) {
            return null;
        }
        if (!typed.matches("[0-9]{1,2}") || Integer.parseInt(typed) > GivenAge.OLDEST) {
            form.refuse("age", "youth.form.age.wrong");
            return null;
        }
        int years = Integer.parseInt(typed);
        int around = tolerance != null && tolerance.matches("[0-3]") ? Integer.parseInt(tolerance) : 0;
        GivenAge was = before == null ? null : before.age();
        boolean untouched = was != null && middle(was) == years && tolerance(was) == around;
        return untouched ? was : GivenAge.about(years, around, today);
    }

    private static int middle(GivenAge age) {
        return (age.low() + age.high()) / 2;
    }

    private static int tolerance(GivenAge age) {
        return Math.min(3, (age.high() - age.low() + 1) / 2);
    }
}
