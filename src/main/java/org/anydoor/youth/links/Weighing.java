package org.anydoor.youth.links;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.anydoor.linkage.Entry;
import org.anydoor.linkage.Field;
import org.anydoor.linkage.FieldType;
import org.anydoor.linkage.Model;
import org.anydoor.linkage.Weighed;
import org.anydoor.youth.Gender;
import org.anydoor.youth.GivenAge;
import org.anydoor.youth.YouthDetails;
import org.anydoor.youth.YouthRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Weighs two records of young people by what both tell: names, birth date or stated age, gender. */
@Component
class Weighing {
    private static final List<Field> FIELDS = List.of(
            new Field("given_name", FieldType.GIVEN_NAME),
            new Field("surname", FieldType.SURNAME),
            new Field("birth_date", FieldType.BIRTH_DATE),
            new Field("gender", FieldType.GENDER));

    private final Model model = Model.unlearnt(FIELDS);

    /** Weighs one record against each of the others, in their order. */
    List<Weighed> weigh(YouthRecord one, List<YouthRecord> others) {
        return others.isEmpty()
                ? List.of()
                : model.compare(entry(one), others.stream().map(Weighing::entry).toList());
    }

    Model model() {
        return model;
    }

    static Entry entry(YouthRecord record) {
        YouthDetails it = record.details();
        return new Entry(record.id().value().toString(), Arrays.asList(given(it), it.surname(), born(it), gender(it)));
    }

    /** The name they use and the one on papers, each word once and without the surname. */
    private static String given(YouthDetails it) {
        Set<String> words = new LinkedHashSet<>();
        Set<String> surname = words(it.surname());
        String name = it.givenName() == null ? it.called() : it.givenName();
        words.addAll(words(name));
        words.removeAll(surname);
        return words.isEmpty() ? it.called() : String.join(" ", words);
    }

    private static Set<String> words(@Nullable String name) {
        return name == null
                ? Set.of()
                : new LinkedHashSet<>(
                        Arrays.asList(name.toLowerCase(Locale.ROOT).split("\\s+")));
    }

    private static @Nullable String born(YouthDetails it) {
        GivenAge age = it.age();
        if (it.birthDate() != null) {
            return it.birthDate().toString();
        }
        if (age == null) {
            return null;
        }
        int middle = (age.low() + age.high()) / 2;
        int spread = Math.max(middle - age.low(), age.high() - middle);
        return "about %d ±%d @ %s".formatted(middle, spread, age.asOf());
    }

    private static @Nullable String gender(YouthDetails it) {
        Gender gender = it.gender();
        return gender == null || gender == Gender.NOT_KNOWN ? null : gender.name();
    }
}
