package org.anydoor.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** What holds for every pair of records, whatever is written in them. */
class WeighingPropertiesTests {

    private static final List<Field> FIELDS = Arrays.stream(FieldType.values())
            .map(type -> new Field(type.key(), type))
            .toList();
    private static final Model MODEL = Model.unlearnt(FIELDS);

    @Property(tries = 400)
    void comparisonIsSymmetric(@ForAll("entries") Entry one, @ForAll("entries") Entry other) {
        Weighed there = weighed(one, other);
        Weighed back = weighed(other, one);
        assertThat(there.probability()).isCloseTo(back.probability(), within(1e-12));
        assertThat(there.reasons()).isEqualTo(back.reasons());
    }

    @Property(tries = 400)
    void aMissingValueWeighsNothing(
            @ForAll("entries") Entry one, @ForAll("entries") Entry other, @ForAll @IntRange(max = 15) int field) {
        Weighed without = weighed(without(one, field), other);
        assertThat(without.reasons().get(field).bits()).isZero();
        assertThat(without.reasons().get(field).level()).isEqualTo(Comparer.MISSING);
    }

    @Property(tries = 400)
    void takingAwayWhatSpeaksAgainstNeverLowersTheProbability(
            @ForAll("entries") Entry one,
            @ForAll("entries") Entry other,
            @ForAll @IntRange(min = 2, max = 15) int field) {
        Weighed with = weighed(one, other);
        if (with.reasons().get(field).bits() <= 0) {
            assertThat(weighed(without(one, field), other).probability())
                    .isGreaterThanOrEqualTo(with.probability() - 1e-12);
        }
    }

    @Property(tries = 400)
    void aRecordIsNeverLessLikelyItselfThanAnother(@ForAll("entries") Entry one, @ForAll("entries") Entry other) {
        assertThat(weighed(one, one).probability())
                .isGreaterThanOrEqualTo(weighed(one, known(other, one)).probability() - 1e-9);
    }

    /** The other record where the one knows something, so that both are weighed by the same fields. */
    private static Entry known(Entry other, Entry one) {
        List<@Nullable String> values = new ArrayList<>(other.values());
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) == null) {
                values.set(i, one.values().get(i));
            }
        }
        return new Entry("2", values);
    }

    private static Weighed weighed(Entry one, Entry other) {
        return MODEL.compare(one, List.of(other)).getFirst();
    }

    private static Entry without(Entry entry, int field) {
        List<@Nullable String> values = new ArrayList<>(entry.values());
        values.set(field, null);
        return new Entry(entry.id(), values);
    }

    @Provide
    Arbitrary<Entry> entries() {
        Arbitrary<String> name = Arbitraries.of(
                "Robert",
                "Bob",
                "Maxamed",
                "Mohamed Ali",
                "Ka Ying",
                "Kaying",
                "Vang",
                "Garcia Lopez",
                "Lopez",
                "Nguyễn",
                "R",
                "O'Neil");
        Arbitrary<String> date = Arbitraries.of(
                "2012-03-04", "2012-04-03", "2011", "about 14 @ 2026-11-23", "not known", "31/12/2010", "20120304");
        Arbitrary<String> number =
                Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(11);
        Arbitrary<String> text = Arbitraries.strings().ofMaxLength(12);
        Arbitrary<@Nullable String> any =
                Arbitraries.oneOf(name, date, number, text).injectNull(0.2);
        Arbitrary<@Nullable String> dates = date.injectNull(0.2);
        return any.list()
                .ofSize(FIELDS.size())
                .flatMap(values -> dates.map(day -> {
                    List<@Nullable String> all = new ArrayList<>(values);
                    all.set(FieldType.BIRTH_DATE.ordinal(), day);
                    return new Entry("1", all);
                }));
    }
}
