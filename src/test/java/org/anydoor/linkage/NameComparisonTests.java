package org.anydoor.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How names of every origin that this community has are recognised in another spelling. */
class NameComparisonTests {

    private static final Frequencies EVEN = new Frequencies(Map.of(), 1_000);

    @ParameterizedTest
    @CsvSource({
        "Maxamed, Mohamed",
        "Muhammad, Mohammed",
        "Cabdi, Abdi",
        "Xasan, Hassan",
        "Cabdullaahi, Abdullahi",
        "Faadumo, Fadumo",
        "Vaj, Vang",
        "Xyooj, Xiong",
        "Ka Ying, Kaying",
        "José, Jose",
        "Pancho, Francisco",
        "Bob, Robert",
        "Maggie, Margaret",
        "Gonzales, Gonzalez",
        "White Eagle, Whiteeagle"
    })
    void usualSpellingsAndShortFormsAreTheSameName(String one, String other) {
        assertThat(level(one, other)).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "Erickson, Ericksen, one letter different",
        "Garcia Lopez, Garcia, one part missing or in another place",
        "Mohamed Ali Hassan, Maxamed Ali, one part missing or in another place",
        "Ali Warsame, Warsame Ali, another spelling or short form of the same",
        "R, Robert, initial only",
        "Yang, Fischer, different"
    })
    void otherDifferencesAreToldApart(String one, String other, String words) {
        assertThat(new NameComparison().levels().get(level(one, other)).words()).isEqualTo(words);
    }

    @Test
    void aRareSharedNameTellsMoreThanACommonOne() {
        var model = new Model(
                List.of(new Field("surname", FieldType.SURNAME)),
                List.of(FieldModel.guessed(new Field("surname", FieldType.SURNAME))),
                List.of(new Frequencies(Map.of("vang", 200, "wabasha", 1), 1_000)),
                List.of(),
                0.001);
        double clan = weight(model, "Vang");
        double rare = weight(model, "Wabasha");
        assertThat(rare).isGreaterThan(clan + 5);
    }

    private static double weight(Model model, String name) {
        Entry entry = new Entry("1", List.of(name));
        return model.compare(entry, List.of(entry))
                .getFirst()
                .reasons()
                .getFirst()
                .bits();
    }

    @Test
    void wholeNamesAgreeInAnyOrderOfTheirWords() {
        var comparison = new WholeNameComparison();
        Outcome outcome = new Outcome();
        compare(comparison, "Vang, Mai See", "Mai See Vaj", outcome);
        assertThat(outcome.level).isEqualTo(1);
        compare(comparison, "Cabdi Maxamed Xasan", "Abdi Mohamed", outcome);
        assertThat(comparison.levels().get(outcome.level).words()).contains("two or more words the same");
    }

    private static int level(String one, String other) {
        Outcome outcome = new Outcome();
        compare(new NameComparison(), one, other, outcome);
        return outcome.level;
    }

    private static void compare(Comparison comparison, String one, String other, Outcome outcome) {
        comparison.compare(
                java.util.Objects.requireNonNull(comparison.prepare(one, EVEN)),
                java.util.Objects.requireNonNull(comparison.prepare(other, EVEN)),
                outcome);
    }
}
