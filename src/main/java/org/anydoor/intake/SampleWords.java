package org.anydoor.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.i18n.Language;
import org.anydoor.platform.sample.SampleTown;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/** What fictional people say in the sample community, by door and language; the fields beside it say the same as the words. */
record SampleWords(
        String door,
        Language language,
        @Nullable String gender,
        int youngest,
        int oldest,
        @Nullable Harm harm,
        List<String> signs,
        @Nullable String relation,
        boolean named,
        @Nullable String place,
        @Nullable String when,
        String what) {
    static final List<SampleWords> ALL = read();

    private static final String AGE = "{age}";
    private static final List<String> GIRLS = List.of(
            "Destiny", "Ashley", "Mai", "Pa Nhia", "Hodan", "Ifrah", "Xiomara", "Luz", "Aiyana", "Angel", "Zahra");
    private static final List<String> BOYS =
            List.of("Jay", "Tyler", "Tou", "Kong", "Abdi", "Liban", "Mateo", "Chuy", "Dakota", "Trey");
    private static final List<String> OTHERS = List.of("Wren", "Sage", "Skye", "Koko");

    /** What is said at the door in the language. */
    static List<SampleWords> at(String door, Language language) {
        return ALL.stream()
                .filter(it -> it.door().equals(door) && it.language() == language)
                .toList();
    }

    /** One telling of it: the words and the young person in them, drawn together so that they agree. */
    Told told(SampleTown town) {
        int years = youngest + town.upTo(oldest - youngest + 1);
        String called = named && town.in100(80) ? name(town) : null;
        return new Told(
                what.replace(AGE, String.valueOf(years)), new Arrival.Whom(called, age(town, years), gender, null));
    }

    /** The words, and the young person as the fields have them. */
    record Told(String what, Arrival.Whom whom) {}

    private String name(SampleTown town) {
        String of = gender == null ? town.oneOf(List.of("girl", "boy", "other")) : gender;
        return town.oneOf(of.equals("girl") ? GIRLS : of.equals("boy") ? BOYS : OTHERS);
    }

    private @Nullable String age(SampleTown town, int years) {
        if (what.contains(AGE)) {
            boolean guessed = relation != null && !named || what.contains("about " + AGE);
            return guessed ? about() + years : String.valueOf(years);
        }
        return switch (town.upTo(4)) {
            case 0 -> null;
            case 1 -> about() + years;
            default -> String.valueOf(years);
        };
    }

    private String about() {
        return switch (language) {
            case EN -> "about ";
            case ES -> "unos ";
            case SO -> "qiyaas ";
            case HMN -> "kwv yees ";
        };
    }

    private List<String> reporters() {
        return switch (language) {
            case EN -> List.of("Dana Whitlock", "Tom Blackfeather", "Grace Tran");
            case ES -> List.of("Elena Prado", "Luis Ibarra");
            case SO -> List.of("Yusuf Omar", "Sahra Warsame");
            case HMN -> List.of("See Moua", "Xao Lee");
        };
    }

    /** Who told it, at a door that asks for that; half of them stay unknown. */
    @Nullable
    Reporter reporter(SampleTown town) {
        if (relation == null || town.in100(45)) {
            return null;
        }
        return new Reporter(
                town.oneOf(reporters()), relation, "612-555-01" + (10 + town.upTo(90)), null, null, town.in100(70));
    }

    private static List<SampleWords> read() {
        try {
            return new ClassPathResource("sample-sayings.txt", SampleWords.class)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(it -> !it.startsWith("#"))
                    .map(it -> read(it.split("\\|", -1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SampleWords read(String[] part) {
        String[] ages = part[3].split("-");
        return new SampleWords(
                part[0],
                Language.valueOf(part[1].toUpperCase(Locale.ROOT)),
                orNull(part[2]),
                Integer.parseInt(ages[0]),
                Integer.parseInt(ages[1]),
                part[4].isEmpty() ? null : Db.constant(Harm.class, part[4]),
                part[5].isEmpty() ? List.of() : List.of(part[5]),
                orNull(part[6]),
                part[7].equals("yes"),
                orNull(part[8]),
                orNull(part[9]),
                part[10]);
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
