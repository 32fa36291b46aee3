package org.anydoor.youth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameKeysTests {

    @ParameterizedTest
    @CsvSource({
        "Mohamed, Muhammad",
        "Xaawo, Hawa",
        "Caitlin, Katelyn",
        "José, Jose",
        "Zoë, Zoe",
        "Sophia, Sofia",
        "Łukasz, Lukas",
        "Yusuf, Yousef",
        "Nkauj, nkauj"
    })
    void namesThatSoundAlikeShareAKey(String one, String other) {
        assertThat(NameKeys.of(one)).containsAnyElementsOf(NameKeys.of(other)).anyMatch(key -> key.startsWith("s:"));
        assertThat(NameKeys.sound(NameKeys.words(one).getFirst()))
                .isEqualTo(NameKeys.sound(NameKeys.words(other).getFirst()));
    }

    @Test
    void aNicknameIsFoundByTheBeginningOfTheFullName() {
        assertThat(NameKeys.of("Jay")).containsAnyElementsOf(NameKeys.of("Jayden"));
    }

    @Test
    void aSingleLetterIsAnInitialAndNothingElse() {
        assertThat(NameKeys.of("Q")).containsExactly("i:q");
        assertThat(recorded("Koko")).doesNotContainAnyElementsOf(NameKeys.of("Q"));
        assertThat(recorded("Quinn")).containsAnyElementsOf(NameKeys.of("q"));
        assertThat(recorded("Mai Quinn")).containsAnyElementsOf(NameKeys.of("Q."));
        assertThat(recorded("Aqil")).doesNotContainAnyElementsOf(NameKeys.of("Q"));
    }

    @Test
    void whoeverIsKnownByAnInitialAloneIsFoundByANameThatBeginsWithIt() {
        assertThat(recorded("J."))
                .containsAnyElementsOf(NameKeys.of("Jayden"))
                .doesNotContainAnyElementsOf(NameKeys.of("Mia"));
        assertThat(recorded("Jayden")).doesNotContain("o:j");
    }

    private static Set<String> recorded(String called) {
        return NameKeys.of(YouthDetails.called(called));
    }

    @Test
    void marksInsideANameDoNotSplitIt() {
        assertThat(NameKeys.words("O’Neal-Vang")).containsExactly("oneal", "vang");
    }

    @Test
    void everyNameOfARecordIsAKey() {
        var details = new YouthDetails("Sky", "Wašíču", "Whitefeather", null, null, null, null, null, null, Set.of());
        assertThat(NameKeys.of(details)).contains("w:sky", "w:wasicu", "w:whitefeather");
    }

    @Property
    void aNameFindsItselfHoweverItIsTyped(@ForAll @StringLength(min = 1, max = 40) String name) {
        assertThat(NameKeys.of(" " + name + " ")).isEqualTo(NameKeys.of(name));
        assertThat(NameKeys.of(name)).allMatch(key -> key.length() > 2);
    }

    @Property
    void capitalsDoNotMatter(@ForAll("names") String name) {
        assertThat(NameKeys.of(name.toUpperCase(Locale.ROOT))).isEqualTo(NameKeys.of(name));
    }

    @net.jqwik.api.Provide
    net.jqwik.api.Arbitrary<String> names() {
        return net.jqwik.api.Arbitraries.strings()
                .withCharRange('a', 'z')
                .ofMinLength(1)
                .ofMaxLength(20);
    }

    @Property
    void anAgeAsGivenHoldsTheTrueAgeOnEveryLaterDay(
            @ForAll @IntRange(min = 0, max = 20) int ageThen,
            @ForAll @IntRange(min = 0, max = 364) int daysSinceBirthday,
            @ForAll @IntRange(min = 0, max = 4000) int daysLater) {
        LocalDate said = LocalDate.of(2024, 3, 9);
        LocalDate born = said.minusYears(ageThen).minusDays(daysSinceBirthday);
        int trueThen = java.time.Period.between(born, said).getYears();
        LocalDate later = said.plusDays(daysLater);
        int trueLater = java.time.Period.between(born, later).getYears();
        AgeRange range = GivenAge.about(trueThen, 0, said).on(later);
        assertThat(range.low()).isLessThanOrEqualTo(trueLater);
        assertThat(range.high()).isGreaterThanOrEqualTo(trueLater);
        assertThat(range.high() - range.low()).isLessThanOrEqualTo(1);
    }

    @Test
    void serviceAgeAndChildProtectionAgeAreTwoRules() {
        var nineteen = new AgeRange(19, 19);
        assertThat(nineteen.serviceAge()).isEqualTo(AgeRange.Fits.YES);
        assertThat(nineteen.childProtectionAge()).isEqualTo(AgeRange.Fits.NO);
        assertThat(new AgeRange(17, 18).childProtectionAge()).isEqualTo(AgeRange.Fits.UNSURE);
        assertThat(new AgeRange(25, 26).serviceAge()).isEqualTo(AgeRange.Fits.NO);
    }
}
