package org.anydoor.platform.oncall.web;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.oncall.Shift;
import org.anydoor.platform.web.Form;
import org.anydoor.platform.web.Typed;
import org.jspecify.annotations.Nullable;

/** A shift as typed: days, hours, whether those on it read, and three places in line. */
record ShiftForm(
        @Nullable List<String> days,
        @Nullable String starts,
        @Nullable String ends,
        @Nullable String reads,
        @Nullable String first,
        @Nullable String second,
        @Nullable String third,
        int version) {

    /** The shift, if all of it can be understood and everybody named works here. */
    Optional<Shift> check(Form form, UUID id, Set<String> known) {
        Set<DayOfWeek> on = EnumSet.noneOf(DayOfWeek.class);
        Arrays.stream(DayOfWeek.values())
                .filter(it -> days != null && days.contains(Db.word(it)))
                .forEach(on::add);
        if (on.isEmpty()) {
            form.refuse("days", "platform.rota.days-missing");
        }
        LocalTime begin = time(form, "starts", starts);
        LocalTime end = time(form, "ends", ends);
        if (!"reads".equals(reads) && !"called".equals(reads)) {
            form.refuse("reads", "platform.form.missing");
        }
        List<PersonId> line = new ArrayList<>();
        place(form, "first", first, known, line);
        place(form, "second", second, known, line);
        place(form, "third", third, known, line);
        if (form.error("first") == null && Typed.line(first).isEmpty()) {
            form.refuse("first", "platform.rota.first-missing");
        }
        return form.isWrong() || begin == null || end == null
                ? Optional.empty()
                : Optional.of(new Shift(id, on, begin, end, "reads".equals(reads), line, version));
    }

    private static @Nullable LocalTime time(Form form, String field, @Nullable String typed) {
        try {
            return LocalTime.parse(Typed.line(typed));
        } catch (DateTimeParseException unreadable) {
            form.refuse(field, "platform.rota.time-wrong");
            return null;
        }
    }

    private static void place(Form form, String field, @Nullable String typed, Set<String> known, List<PersonId> line) {
        String person = Typed.line(typed);
        if (person.isEmpty()) {
            return;
        }
        if (!known.contains(person)) {
            form.refuse(field, "platform.administration.colleague-wrong");
        } else if (line.contains(PersonId.of(person))) {
            form.refuse(field, "platform.rota.twice");
        } else {
            line.add(PersonId.of(person));
        }
    }

    /** Shows a shift that is there already. */
    static void fill(Form form, Shift shift) {
        form.fillAll(
                "days",
                form.value("version").isEmpty()
                        ? shift.days().stream().map(Db::word).toList()
                        : List.of());
        form.fill("starts", RotaView.hour(shift.starts()))
                .fill("ends", RotaView.hour(shift.ends()))
                .fill("reads", shift.reads() ? "reads" : "called")
                .fill("version", shift.version());
        List<String> places = List.of("first", "second", "third");
        for (int i = 0; i < Math.min(places.size(), shift.line().size()); i++) {
            form.fill(places.get(i), shift.line().get(i).value());
        }
    }
}
