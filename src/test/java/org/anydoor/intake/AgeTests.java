package org.anydoor.intake;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgeTests {
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    14|14|14
                    about 14|13|15
                    13-15|13|15
                    13 or 14|13|14
                    fourteen|14|14
                    14ish|13|15
                    catorce|14|14
                    dieciséis|16|16
                    unos 15|14|16
                    kaum plaub|14|14
                    kwv yees 14|13|15
                    afar iyo toban|14|14
                    ١٤|14|14
                    under 18|-|17
                    in her teens|-|-
                    ''|-|-
                    5000|-|-
                    """)
    void anAgeIsReadAsPeopleSayIt(String said, Integer low, Integer high) {
        assertThat(Age.parse(said)).isEqualTo(new Age(low, high));
    }

    @Test
    void whetherItMayBeAChildIsUnknownWithoutAnAge() {
        assertThat(Age.parse("a girl").minor()).isNull();
        assertThat(Age.parse("17 or 18").minor()).isTrue();
        assertThat(Age.parse("19").minor()).isFalse();
        assertThat(Age.parse("under 18").minor()).isTrue();
    }

    @Property
    void whateverIsTypedTheYearsAreInOrder(@ForAll String said) {
        Age age = Age.parse(said);
        assertThat(age.low() == null || age.high() == null || age.low() <= age.high())
                .isTrue();
    }
}
