package org.anydoor.youth;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.anydoor.linkage.NameCodes;
import org.jspecify.annotations.Nullable;

/**
 * The keys by which a young person is found although a name is misspelt and a date is wrong. Each joins a code of a name with a
 * second fact, so that few strangers share it; docs/decisions/0041-candidates.md says what they find.
 */
public final class MatchKeys {
    /** Changes whenever other keys are made; records with keys of another version get new ones. */
    static final int VERSION = 1;

    private static final int MOST_WORDS = 5;

    /** Whose age is not known at all is found under this year, whoever asks. */
    private static final int NO_YEAR = 0;

    /** Records begin with birth dates of this year; who was born later than all of these is too young to be sought by name alone. */
    private static final int FIRST_YEAR = 1995;

    private static final int YEARS = 30;
    private static final long FNV_START = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private final Set<String> texts = new TreeSet<>();
    private final boolean seeking;

    private MatchKeys(boolean seeking) {
        this.seeking = seeking;
    }

    /** All keys of a record. */
    public static Set<Long> of(YouthDetails details) {
        MatchKeys keys = new MatchKeys(false);
        Sought it = Sought.of(details);
        Set<Integer> years = years(it, 0);
        keys.add(
                it,
                it.birthDate() == null ? List.of() : List.of(it.birthDate()),
                years.isEmpty() ? Set.of(NO_YEAR) : years);
        return keys.numbers();
    }

    /** All keys to look for, with the dates that one slip makes of another. */
    static Set<Long> of(Sought sought) {
        MatchKeys keys = new MatchKeys(true);
        LocalDate birth = sought.birthDate();
        Set<Integer> years = years(sought, 1);
        if (years.isEmpty()) {
            IntStream.rangeClosed(FIRST_YEAR, FIRST_YEAR + YEARS).forEach(years::add);
        }
        years.add(NO_YEAR);
        keys.add(sought, birth == null ? List.of() : slips(birth), years);
        return keys.numbers();
    }

    private void add(Sought it, List<LocalDate> dates, Set<Integer> years) {
        List<String> words = it.names().stream()
                .flatMap(name -> NameCodes.words(name).stream())
                .distinct()
                .limit(MOST_WORDS)
                .toList();
        List<String> whole = words.stream().filter(word -> word.length() > 1).toList();
        LocalDate birth = it.birthDate();
        for (String word : whole) {
            if (birth != null) {
                addDated(word, birth);
            }
            for (String other : words) {
                if (!other.equals(word)) {
                    addInitial(word, other, years);
                }
            }
        }
        words.forEach(word -> dates.forEach(date -> texts.add("d" + date + word.charAt(0))));
        for (int i = 0; i < whole.size(); i++) {
            for (int j = i + 1; j < whole.size(); j++) {
                addPairs(whole.get(i), whole.get(j), years);
            }
        }
    }

    /** Any two parts of the date, day and month in either order: one wrong part leaves one of the three. */
    private void addDated(String word, LocalDate date) {
        Set<String> codes = new LinkedHashSet<>(NameCodes.alike(word));
        codes.add("=" + NameCodes.beginning(word));
        int day = date.getDayOfMonth();
        int month = date.getMonthValue();
        for (String code : codes) {
            texts.add("a" + date.getYear() + "-" + month + code);
            texts.add("b" + date.getYear() + "/" + day + code);
            texts.add("c" + Math.min(day, month) + "/" + Math.max(day, month) + code);
        }
    }

    /** "Jay M., about 14": of two initials' keys a record has the one that fits how its own name is written. */
    private void addInitial(String word, String other, Set<Integer> years) {
        boolean bare = other.length() == 1;
        for (String code : NameCodes.alike(word)) {
            for (int year : years) {
                if (bare || seeking) {
                    texts.add("j" + year + code + other.charAt(0));
                }
                if (bare == seeking) {
                    texts.add("i" + year + code + other.charAt(0));
                }
            }
        }
    }

    private void addPairs(String one, String other, Set<Integer> years) {
        for (int year : years) {
            for (String a : NameCodes.alike(one)) {
                for (String b : NameCodes.alike(other)) {
                    texts.add(pair("p" + year, a, b));
                }
            }
            texts.add(pair("q" + year, NameCodes.beginning(one), NameCodes.beginning(other)));
        }
    }

    private static String pair(String kind, String a, String b) {
        return a.compareTo(b) <= 0 ? kind + a + " " + b : kind + b + " " + a;
    }

    /** The years in which they may have been born, and so many more either way. */
    private static Set<Integer> years(Sought it, int more) {
        LocalDate birth = it.birthDate();
        GivenAge age = it.age();
        Set<Integer> years = new TreeSet<>();
        if (birth != null) {
            IntStream.rangeClosed(birth.getYear() - more, birth.getYear() + more)
                    .forEach(years::add);
        } else if (age != null) {
            int said = age.asOf().getYear();
            IntStream.rangeClosed(said - age.high() - 1 - more, said - age.low() + more)
                    .forEach(years::add);
        }
        return years;
    }

    private static List<LocalDate> slips(LocalDate date) {
        List<LocalDate> slips = new ArrayList<>(List.of(date, date.plusYears(1), date.minusYears(1)));
        LocalDate exchanged = exchanged(date);
        if (exchanged != null) {
            slips.add(exchanged);
        }
        return slips;
    }

    private static @Nullable LocalDate exchanged(LocalDate date) {
        try {
            return LocalDate.of(date.getYear(), date.getDayOfMonth(), date.getMonthValue());
        } catch (DateTimeException noSuchMonth) {
            return null;
        }
    }

    private Set<Long> numbers() {
        Set<Long> numbers = new TreeSet<>();
        texts.forEach(text -> numbers.add(number(text)));
        return numbers;
    }

    /** Fowler, Noll and Vo's FNV-1a: half as wide as the text, and the same on every machine. */
    private static long number(String text) {
        long number = FNV_START;
        for (int i = 0; i < text.length(); i++) {
            number = (number ^ text.charAt(i)) * FNV_PRIME;
        }
        return number;
    }
}
