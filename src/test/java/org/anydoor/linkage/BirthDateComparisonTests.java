package org.anydoor.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What two birth dates, or a birth date and a stated age, tell of each other. */
class BirthDateComparisonTests {

    private static final Frequencies EVEN = new Frequencies(Map.of(), 1_000);
    private final BirthDateComparison comparison = new BirthDateComparison();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        2012-03-04 | 20120304              | the same
        2012-03-04 | 3/4/2012              | the same
        2012-03-04 | 2012-04-03            | day and month exchanged
        2012-03-04 | 2012-03-14            | one digit different
        2012-03-04 | 2012-03-27            | year and one of day and month the same
        2012-03-04 | 2013-03-04            | day and month the same, year one off
        2012-03-04 | 1995-03-04            | day and month the same, year differs
        2012-03-04 | 2012-11-28            | year the same
        2012-03-04 | 2012                  | the known parts are the same
        2012-03-04 | 2012-03               | the known parts are the same
        2012-03-04 | about 14 @ 2026-11-23 | stated age fits
        2012-03-04 | about 16 @ 2026-11-23 | within two years
        2012-03-04 | about 16 ±2 @ 2026-11-23 | stated age fits
        2012-03-04 | age 14 @ 2026-11-23   | stated age fits
        2012-03-04 | 1990-11-28            | different
        """)
    void datesAgreeByLevels(String one, String other, String words) {
        Outcome outcome = new Outcome();
        comparison.compare(
                Objects.requireNonNull(comparison.prepare(one, EVEN)),
                Objects.requireNonNull(comparison.prepare(other, EVEN)),
                outcome);
        assertThat(comparison.levels().get(outcome.level).words()).isEqualTo(words);
    }

    @Test
    void whatIsNoDateIsMissing() {
        assertThat(comparison.prepare("unknown", EVEN)).isNull();
        assertThat(comparison.prepare("99/99", EVEN)).isNull();
    }

    @Test
    void anImpossibleDayIsKeptSinceOneDigitMayStillTell() {
        assertThat(comparison.prepare("2012-02-31", EVEN)).isNotNull();
    }
}
