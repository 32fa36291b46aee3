package org.anydoor.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A whole run: learnt without labels, the same every time, explained in words. */
class LinkageTests {

    private static final List<Field> FIELDS = List.of(
            new Field("given_name", FieldType.GIVEN_NAME),
            new Field("surname", FieldType.SURNAME),
            new Field("birth", FieldType.BIRTH_DATE),
            new Field("phone", FieldType.PHONE));

    private final Roll roll = roll();

    private static Roll roll() {
        Random random = new Random(5);
        List<Entry> entries = new ArrayList<>();
        List<String> given =
                List.of("Mai", "Robert", "Fadumo", "Jose", "Winona", "Tou", "Amina", "Carlos", "Emily", "Liban");
        List<String> family = List.of(
                "Vang", "Anderson", "Warsame", "Garcia", "Wabasha", "Xiong", "Hassan", "Lopez", "Olson", "Jama");
        for (int i = 0; i < 400; i++) {
            String first = given.get(random.nextInt(10));
            String last = family.get(random.nextInt(10));
            String born =
                    "%d-%02d-%02d".formatted(2008 + random.nextInt(9), 1 + random.nextInt(12), 1 + random.nextInt(28));
            String phone = "612" + (1_000_000 + random.nextInt(8_000_000));
            entries.add(new Entry("a" + i, List.of(first, last, born, phone)));
            if (i % 2 == 0) {
                entries.add(new Entry(
                        "b" + i,
                        java.util.Arrays.asList(
                                first, i % 6 == 0 ? last + "e" : last, born, i % 4 == 0 ? null : phone)));
            }
        }
        return Roll.ofOne(FIELDS, entries);
    }

    @Test
    void theSamePeopleAreFoundWithoutLabels() {
        Linkage linkage = Linkage.learn(roll, it -> {});
        List<LinkedPair> pairs = linkage.pairs(0.5);
        long right = pairs.stream()
                .filter(it -> roll.id(it.left())
                        .substring(1)
                        .equals(roll.id(it.right()).substring(1)))
                .count();
        assertThat(right).isGreaterThan(190);
        assertThat(pairs.size() - right).isLessThan(6);
    }

    @Test
    void twoRunsGiveTheSameModelPairsAndPersons() {
        Linkage one = Linkage.learn(roll, it -> {});
        Linkage two = Linkage.learn(roll(), it -> {});
        assertThat(ModelJson.write(one.model())).isEqualTo(ModelJson.write(two.model()));
        assertThat(one.pairs(0).stream().map(LinkedPair::probability))
                .isEqualTo(two.pairs(0).stream().map(LinkedPair::probability).toList());
        assertThat(one.clusters(List.of())).isEqualTo(two.clusters(List.of()));
    }

    @Test
    void theWeightsOfAPairMakeItsProbability() {
        Linkage linkage = Linkage.learn(roll, it -> {});
        for (LinkedPair pair : linkage.pairs(0.01)) {
            assertThat(linkage.model().explain(pair).probability())
                    .isCloseTo(pair.probability(), org.assertj.core.api.Assertions.within(1e-9));
        }
    }

    @Test
    void anExplanationSaysEachFieldsPartInWords() {
        Weighed weighed = Model.unlearnt(FIELDS)
                .compare(
                        new Entry("1", List.of("Mai", "Olson", "2012-03-04", "6125550100")),
                        List.of(new Entry("2", java.util.Arrays.asList("Mai", "Olsen", "1990-11-28", null))))
                .getFirst();
        assertThat(weighed.inWords())
                .contains("given name: the same +", "surname: one letter different +", "birth: different −");
        assertThat(weighed.reasons().get(3).words()).isEqualTo("not known");
        assertThat(weighed.modelVersion()).startsWith("fs1-");
    }

    @Test
    void aModelIsReadAsItWasWrittenButForTermsThatFewShare() {
        Model model = Linkage.learn(roll, it -> {}).model();
        Model read = ModelJson.read(ModelJson.write(model));
        assertThat(read.version()).isEqualTo(model.version());
        assertThat(ModelJson.write(model)).contains("\"vang\"").doesNotContainPattern("\"612\\d{7}\"");
    }

    @Test
    void anEmptyFileAndASingleRecordAreNoError() {
        assertThat(Linkage.learn(Roll.ofOne(FIELDS, List.of()), it -> {}).pairs(0))
                .isEmpty();
        Entry alone = new Entry("1", List.of("Mai", "Vang", "2012", "1"));
        assertThat(Linkage.learn(Roll.ofOne(FIELDS, List.of(alone)), it -> {}).clusters(List.of()))
                .containsExactly(0);
        assertThat(Linkage.learn(Roll.ofTwo(FIELDS, List.of(alone), List.of()), it -> {})
                        .pairs(0))
                .isEmpty();
    }
}
