package org.anydoor.youth;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A young person as far as whoever looks for them knows: any spelling of any name, a birth date that may be wrong, or an age.
 *
 * @param names whole names by which they may go, each with its words in any order
 */
public record Sought(
        List<String> names,
        @Nullable LocalDate birthDate,
        @Nullable GivenAge age,
        @Nullable Gender gender) {

    public Sought {
        names = List.copyOf(names);
    }

    /** As it is typed into one line. */
    public static Sought typed(String name, @Nullable LocalDate birthDate, @Nullable GivenAge age) {
        return new Sought(List.of(name), birthDate, age, null);
    }

    /** As a record has them, by the name they use and by the one on papers. */
    public static Sought of(YouthDetails it) {
        Set<String> names = new LinkedHashSet<>();
        String given = it.givenName();
        String surname = it.surname();
        if (given != null) {
            names.add(joined(given, surname));
        }
        names.add(joined(it.called(), surname));
        return new Sought(List.copyOf(names), it.birthDate(), it.age(), it.gender());
    }

    private static String joined(String first, @Nullable String last) {
        return last == null || first.equals(last) ? first : first + " " + last;
    }
}
