package org.anydoor.youth;

import java.time.LocalDate;
import java.time.Period;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one agency knows of who a young person is. No field holds status, nationality or birthplace.
 *
 * @param called the name they use
 * @param nameUsedWith for whom that name and these pronouns are cleared, in words
 * @param age as given, where no birth date is known
 * @param language tag of the language they speak best
 */
public record YouthDetails(
        String called,
        @Nullable String givenName,
        @Nullable String surname,
        @Nullable String pronouns,
        @Nullable String nameUsedWith,
        @Nullable Gender gender,
        @Nullable LocalDate birthDate,
        @Nullable GivenAge age,
        @Nullable String language,
        Set<SafetyFlag> flags) {

    public YouthDetails {
        flags = Set.copyOf(flags);
    }

    /** A young person of whom only a name is known. */
    public static YouthDetails called(String name) {
        return new YouthDetails(name, null, null, null, null, null, null, null, null, Set.of());
    }

    /** Why a search for this name finds them. */
    public NameFit fits(String wanted) {
        Set<String> common = new HashSet<>(NameKeys.of(this));
        common.retainAll(NameKeys.of(wanted));
        if (common.stream().anyMatch(key -> key.startsWith("w:"))) {
            return NameFit.SAME;
        }
        return common.stream().anyMatch(key -> key.startsWith("s:")) ? NameFit.SOUNDS_ALIKE : NameFit.BEGINS_ALIKE;
    }

    /** Their age on a day, as far as it is known. */
    public Optional<AgeRange> ageOn(LocalDate day) {
        if (birthDate != null) {
            int years = Math.max(0, Period.between(birthDate, day).getYears());
            return Optional.of(new AgeRange(years, years));
        }
        return Optional.ofNullable(age).map(it -> it.on(day));
    }
}
